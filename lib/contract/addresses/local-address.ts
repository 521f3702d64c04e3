const LOCAL_HOST =
  /^(?:(?:.+\.)?(?:localhost|local|internal|lan)|\[::1?\]|0\.0\.0\.0|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|169\.254\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+)$/i;

/** Whether an address leads to one machine or one house only: the browsers of visitors find nothing there. */
export function isLocalAddress(address: string): boolean {
  const text = address.trim();
  if (text === "") return false;
  const url = /^https?:\/\//i.test(text) ? text : `https://${text.replace(/^\/\//, "")}`;
  return URL.canParse(url) && LOCAL_HOST.test(new URL(url).hostname);
}
