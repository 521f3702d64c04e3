import { groupWarnings, licenseWarnings, stagedWarnings } from "./lib/routing/warnings";
import { indexGroups } from "./lib/routing/group-index";
import { freeSlots, queueWords, spread, seatsNow, hoursFor, begin, step } from "./lib/routing/simulation";
import { slotWords, seatsIn } from "./lib/routing/board";
import { byBot } from "./lib/routing/draft";
import { stage, leftAfterSave, applyStaged, refusalToLeave, describePlacement } from "./lib/routing/staged";
import { fill } from "./lib/routing/fill";
import { expectLoad } from "./lib/routing/load";
import { erlangC, erlangQueue } from "./lib/routing/erlang";
import { findGroup } from "./lib/routing/find-group";
import { stretchWords } from "./lib/routing/landings";
import { runWords } from "./components/routing/use-save-staged";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
const A="accepting chats";
const seat=(id:string,priority:string,capacity:number,more={})=>({id,name:id,kind:"bot" as const,priority,status:A,capacity,chats:0,...more});
const bot=(id:string,groups:any[],more={})=>({id,name:id,status:A,mine:true,owner:"us",capacity:6,groups,...more});
const gn=(id:number)=>id===3?"Sales":`group ${id}`;
console.log("1 unknown prio free:", queueWords(spread([seat("s","supervisor",6)],20)), freeSlots([seat("s","supervisor",6)]), slotWords([seat("s","supervisor",6)]), groupWarnings([seat("s","supervisor",6)]));
{
 const bots=[bot("Pizza",[{id:3,priority:"first"},{id:0,priority:"normal"}]),bot("Sup",[{id:3,priority:"supervisor"}])];
 const st=byBot([{botId:"Pizza",groupId:3,priority:null,from:"first"}]);
 console.log("2 emptied with unknown:", licenseWarnings(indexGroups(bots),st,gn), groupWarnings(seatsIn(bots,st,3)), queueWords(spread(seatsIn(bots,st,3),5)));
 const lone=[bot("Sup",[{id:3,priority:"supervisor"}])];
 console.log("2b bot only unknown:", licenseWarnings(indexGroups(lone),byBot([]),gn));
}
{
 const s=[seat("Big","first",60),seat("Small","first",6),seat("N","normal",6)];
 const sp=spread(s,10);
 console.log("3 greedy:", groupWarnings(s).map(w=>w.message), [...sp.stretches].map(([k,v])=>[k,stretchWords(v)]));
 const t=Array.from({length:10},(_,i)=>seat("F"+i,"first",49));
 console.log("3b ten of 49:", groupWarnings([...t,seat("N","normal",6)]));
}
{
 const b=[seat("Pizza","first",6,{status:"offline"})];
 const h={id:"human-1",name:"Agent 1",kind:"human" as const,priority:"normal",status:A,capacity:3,chats:0};
 const now=seatsNow(b,{chats:{},humans:[h]});
 console.log("4 nobody:", groupWarnings(b).map(w=>w.message), step(begin(now)).walk?.winner?.name, freeSlots(now));
}
{
 const b={id:"b",name:"B",groups:[{id:0,priority:"normal"}]};
 const sent=stage([],b,2,"last");
 const saved=applyStaged(b.groups,sent);
 const meanwhile=stage(sent,b,2,null);
 console.log("5 takeback during save:", sent, meanwhile, leftAfterSave(saved,sent,meanwhile), saved);
}
{
 const b=bot("b",[{id:0,priority:"normal"},{id:5,priority:"first"}]);
 let ch:any=[];
 const f1=fill({bots:[b],groupIds:[0],staged:new Map(),priority:null});
 for(const w of f1.wanted) ch=stage(ch,b,w.groupId,w.priority);
 const f2=fill({bots:[b],groupIds:[5],staged:new Map([["b",ch]]),priority:null});
 for(const w of f2.wanted) ch=stage(ch,b,w.groupId,w.priority);
 console.log("6 group0 in two steps:", f1.refused,f2.refused, applyStaged(b.groups,ch), "lanes stays for 5:", refusalToLeave(applyStaged(b.groups,stage([],b,0,null)),5), "server:", refusalToLeave([],0));
 const f3=fill({bots:[b],groupIds:[5,0],staged:new Map(),priority:null});
 console.log("  one step", f3.wanted.map(w=>w.groupId), f3.why);
}
console.log("7 findGroup", findGroup("7",{3:"7"}));
console.log("8 runWords signed out", runWords({total:5,done:0,running:false,stopped:false,saved:[],failed:new Map([["a","x"]]),conflicts:0}));
{
 const z=expectLoad({seats:[seat("o","normal",6,{status:"offline"})],arrivalsPerHour:0,meanMinutes:8,hours:200,seed:1});
 console.log("9 zero arrivals", z.offered,z.slots,z.offered>=z.slots, z.queue);
}
for(const seed of [0,1,20,21,22,40]) { const r=xoroshiro128plus(seed); console.log("seed",seed,[0,1,2,3,4,5].map(()=>uniformFloat64(r).toFixed(6)).join(" ")); }
function q(slots:number,per:number,min:number,seed:number){return expectLoad({seats:[seat("a","normal",slots)],arrivalsPerHour:per,meanMinutes:min,hours:hoursFor(per),seed});}
for(const [slots,per,min] of [[1000,60,600],[200,500,20],[2100,2000,60],[9,60,8],[40,60,30],[130,60,120],[12,20,30]]){
 const a=q(slots,per,min,1); const l=a.load.get("a")!; const off=per*min/60;
 console.log(`10 slots ${slots} ${per}/h ${min}min hours ${hoursFor(per)} load ${l.mean.toFixed(2)}±${l.halfWidth.toFixed(2)} truth ${off}; wait ${(a.waitShare.mean*100).toFixed(1)}±${(a.waitShare.halfWidth*100).toFixed(1)} truth ${(erlangC(slots,off)*100).toFixed(1)}; queue ${a.queue.mean.toFixed(2)}±${a.queue.halfWidth.toFixed(2)} truth ${erlangQueue(slots,off).toFixed(2)}`);
}
{
 const g=(chats:number)=>expectLoad({seats:[seat("a","first",6,{chats}),seat("b","normal",6)],arrivalsPerHour:30,meanMinutes:6,hours:30,seed:1}).load.get("a");
 console.log("11 entered chats ignored", g(0),g(6));
}
