/** The examples of the reference, copied as they are printed: endpoint, request and answer of each method. */
export const EXAMPLES = {
  create_bot_agent: {
    endpoint: "/agents/create_bot_agent",
    request: `{
    "name": "John Doe",
    "avatar": "livechat.s3.amazonaws.com/1011121/all/avatars/bdd8924fcbcdbddbeaf60c19b238b0b0.jpg",
    "status": "accepting chats",
    "max_chats_count": 6,
    "groups": [{
        "id": 0,
        "priority": "normal"
    }, {
        "id": 1,
        "priority": "normal"
    }, {
        "id": 2,
        "priority": "first"
    }],
    "webhooks": {
      "url": "http://myservice.com/webhooks",
      "secret_key": "JSauw0Aks8l-asAa",
      "actions": [{
        "name": "incoming_chat_thread"
      },{
        "name": "incoming_event"
      }]
    }
}`,
    answer: `{
    "bot_agent_id": "5c9871d5372c824cbf22d860a707a578"
}`,
  },
  remove_bot_agent: {
    endpoint: "agents/remove_bot_agent",
    request: `{
    "bot_agent_id": "5c9871d5372c824cbf22d860a707a578"
}`,
    answer: `{
}`,
  },
  update_bot_agent: {
    endpoint: "agents/update_bot_agent",
    request: `{
    "id": "5c9871d5372c824cbf22d860a707a578",
    "status": "accepting chats",
    "max_chats_count": 6,
    "webhooks": {
      "url": "http://myservice.com/webhooks",
      "secret_key": "JSauw0Aks8l-asAa",
      "actions": [{
        "name": "incoming_chat_thread",
        "filters": {
            "chat_properties": {
                "source": {
                    "type": {
                         "values": ["facebook", "twitter"]
                     }
                }
            }
        }
      },{
        "name": "incoming_event"
      }]
    }
}`,
    answer: `{
}`,
  },
  get_bot_agents: {
    endpoint: "agents/get_bot_agents",
    request: `{
    "all": false
}`,
    answer: `{
    "bot_agents": [{
        "id": "5c9871d5372c824cbf22d860a707a578",
        "name": "John Doe",
        "avatar": "livechat.s3.amazonaws.com/1011121/all/avatars/bdd8924fcbcdbddbeaf60c19b238b0b0.jpg",
        "status": "accepting chats"
    }]
}`,
  },
  get_bot_agent_details: {
    endpoint: "agents/get_bot_agent_details",
    request: `{
    "bot_agent_id": "5c9871d5372c824cbf22d860a707a578"
}`,
    answer: `{
    "bot_agent": {
        "id": "5c9871d5372c824cbf22d860a707a578",
        "name": "John Doe",
        "avatar": "livechat.s3.amazonaws.com/1011121/all/avatars/bdd8924fcbcdbddbeaf60c19b238b0b0.jpg",
        "status": "accepting chats",
        "application": {
            "client_id": "asXdesldiAJSq9padj"
        },
        "max_chats_count": 6,
        "groups": [{
            "id": 0,
            "priority": "normal"
        }, {
            "id": 1,
            "priority": "normal"
        }, {
            "id": 2,
            "priority": "first"
        }],
        "webhooks": {
            "url": "http://myservice.com/webhooks",
            "secret_key": "JSauw0Aks8l-asAa",
            "actions": [{
                "name": "incoming_chat_thread",
                "filters": {
                  "chat_properties": {
                     "source": {
                        "type": {
                           "values": ["facebook", "twitter"]
                        }
                      }
                  }
                }
            },{
                "name": "incoming_event"
            }]
        }
    }
}`,
  },
  register_webhook: {
    endpoint: "webhooks/register_webhook",
    request: `{
  "url": "http://myservice.com/webhooks",
  "description": "Test webhook",
  "action": "thread_closed",
  "secret_key": "laudla991lamda0pnoaa0",
  "filters": {
    "chat_properties": {
      "source": {
        "type": {
          "values": ["facebook", "twitter"]
        }
      },
      "rating": {
        "comment": {
          "exists": true
        }
      }
    },
    "chat_member_ids": {
      "agents": ["johndoe@mail.com"]
    }
  }
}`,
    answer: `{
  "webhook_id": "pqi8oasdjahuakndw9nsad9na"
}`,
  },
  get_webhooks_config: {
    endpoint: "webhooks/get_webhooks_config",
    request: `{
}`,
    answer: `{
  "webhooks_config":[
    {
      "webhook_id": "pqi8oasdjahuakndw9nsad9na",
      "url": "http://myservice.com/webhooks",
      "description": "Test webhook",
      "action": "thread_closed",
      "secret_key": "laudla991lamda0pnoaa0",
      "filters": {
        "chat_properties": {
          "source": {
            "type": {
              "values": ["facebook", "twitter"]
            }
          },
          "rating": {
            "comment": {
              "exists": true
            }
          }
        }
      }
    }
  ]
}`,
  },
  unregister_webhook: {
    endpoint: "webhooks/unregister_webhook",
    request: `{
  "webhook_id": "pqi8oasdjahuakndw9nsad9na"
}`,
    answer: `{
}`,
  },
} as const;
