// The service's own description, served at /openapi.json.

const schema = (name) => ({ $ref: `#/components/schemas/${name}` });
const header = (name) => ({ $ref: `#/components/headers/${name}` });
const parameter = (name) => ({ $ref: `#/components/parameters/${name}` });
const response = (name) => ({ $ref: `#/components/responses/${name}` });

const json = (content) => ({ "application/json": { schema: content } });
const body = (types, content) => ({
  required: true,
  content: Object.fromEntries(types.map((type) => [type, { schema: content }])),
});
const error = (description) => ({ description, content: json(schema("Error")) });
const query = (name, description, content) => ({ name, in: "query", description, schema: content });

const nullable = (content) => ({ oneOf: [content, { type: "null" }] });

const ACCEPTING = { 406: response("NotAcceptable"), default: response("Error") };
const READING_BODY = {
  400: response("Invalid"),
  413: response("ContentTooLarge"),
  415: response("UnsupportedMediaType"),
};
const CHANGING_ONE = { 404: response("NotFound"), 412: response("PreconditionFailed") };

export const description = {
  openapi: "3.1.0",
  info: {
    title: "Todo API",
    version: "1.0.0",
    summary: "A list of todos that one person keeps.",
    description:
      "HEAD is answered wherever GET is, and OPTIONS everywhere. Members that a request body has " +
      "beyond those described are ignored; query parameters of the list are refused.",
  },
  servers: [{ url: "/" }],
  paths: {
    "/health": {
      get: {
        operationId: "health",
        summary: "Say whether the service can do its work.",
        responses: {
          200: { description: "It can.", content: json(schema("Health")) },
          503: response("StorageUnavailable"),
          ...ACCEPTING,
        },
      },
    },
    "/openapi.json": {
      get: {
        operationId: "describe",
        summary: "This description.",
        responses: {
          200: {
            description: "An OpenAPI 3.1 document.",
            content: json({ type: "object", required: ["openapi", "info", "paths"] }),
          },
          ...ACCEPTING,
        },
      },
    },
    "/api/v1/todos": {
      get: {
        operationId: "listTodos",
        summary: "A page of the list.",
        description:
          "Filters are combined with \"and\", then the result is sorted, then cut into pages. A page " +
          "beyond the last is empty.",
        parameters: [
          query("page", "The page, from 1.", { type: "integer", minimum: 1, default: 1 }),
          query("limit", "The most todos on a page.", {
            type: "integer",
            minimum: 1,
            maximum: 100,
            default: 20,
          }),
          query("completed", "Only todos that are completed, or only open ones.", {
            type: "string",
            enum: ["true", "false"],
          }),
          query("priority", "Only todos of this priority.", {
            type: "string",
            enum: ["low", "normal", "high"],
          }),
          query(
            "q",
            "Only todos whose title contains this text; A to Z match without regard to case.",
            { type: "string", maxLength: 200, default: "" },
          ),
          query(
            "sort",
            "The key to sort by. Todos that are equal under it stand in the order of their " +
              "creation, and those without a due date last, in both directions.",
            {
              type: "string",
              enum: ["created_at", "title", "priority", "due_date"],
              default: "created_at",
            },
          ),
          query("order", "Ascending or descending.", {
            type: "string",
            enum: ["asc", "desc"],
            default: "asc",
          }),
          {
            ...query("fields", "The members that each todo then has, separated by commas.", {
              type: "array",
              minItems: 1,
              items: {
                type: "string",
                enum: [
                  "id",
                  "title",
                  "notes",
                  "completed",
                  "priority",
                  "due_date",
                  "created_at",
                  "updated_at",
                ],
              },
            }),
            style: "form",
            explode: false,
            example: ["id", "title"],
          },
        ],
        responses: {
          200: { description: "The page.", content: json(schema("TodoPage")) },
          400: response("Invalid"),
          ...ACCEPTING,
        },
      },
      post: {
        operationId: "createTodo",
        summary: "Create a todo.",
        requestBody: body(["application/json"], schema("TodoInput")),
        responses: {
          201: {
            description: "The todo as it was stored.",
            headers: {
              Location: {
                description: "The absolute path of the new todo.",
                required: true,
                schema: { type: "string", format: "uri-reference" },
              },
              ETag: header("ETag"),
            },
            content: json(schema("Todo")),
          },
          ...READING_BODY,
          503: response("StorageUnavailable"),
          ...ACCEPTING,
        },
      },
    },
    "/api/v1/todos/{id}": {
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "string" } },
      ],
      get: {
        operationId: "readTodo",
        summary: "One todo.",
        parameters: [parameter("IfNoneMatch")],
        responses: {
          200: response("Todo"),
          304: { description: "The client's copy is current.", headers: { ETag: header("ETag") } },
          404: response("NotFound"),
          ...ACCEPTING,
        },
      },
      put: {
        operationId: "replaceTodo",
        summary: "Replace a todo; members that are left out go back to their defaults.",
        parameters: [parameter("IfMatch")],
        requestBody: body(["application/json"], schema("TodoInput")),
        responses: {
          200: response("Todo"),
          ...READING_BODY,
          ...CHANGING_ONE,
          503: response("StorageUnavailable"),
          ...ACCEPTING,
        },
      },
      patch: {
        operationId: "changeTodo",
        summary: "Change some members of a todo by a merge patch (RFC 7396).",
        parameters: [parameter("IfMatch")],
        requestBody: body(
          ["application/merge-patch+json", "application/json"],
          schema("TodoPatch"),
        ),
        responses: {
          200: response("Todo"),
          ...READING_BODY,
          ...CHANGING_ONE,
          503: response("StorageUnavailable"),
          ...ACCEPTING,
        },
      },
      delete: {
        operationId: "deleteTodo",
        summary: "Delete a todo.",
        parameters: [parameter("IfMatch")],
        responses: {
          204: { description: "It is gone." },
          ...CHANGING_ONE,
          503: response("StorageUnavailable"),
          default: response("Error"),
        },
      },
    },
  },
  components: {
    headers: {
      ETag: {
        description: "The validator of this version of the todo; it changes whenever the todo does.",
        schema: { type: "string" },
      },
    },
    parameters: {
      IfMatch: {
        name: "If-Match",
        in: "header",
        description: "Change the todo only while it is in one of these versions.",
        schema: { type: "string" },
      },
      IfNoneMatch: {
        name: "If-None-Match",
        in: "header",
        description: "Send the todo only when it is in none of these versions.",
        schema: { type: "string" },
      },
    },
    responses: {
      Todo: {
        description: "The todo as it is stored now.",
        headers: { ETag: header("ETag") },
        content: json(schema("Todo")),
      },
      Invalid: error(
        "`MALFORMED_JSON` when the body is not JSON; `VALIDATION_ERROR`, with a detail for each " +
          "member or parameter that is wrong, when the request is not valid.",
      ),
      NotFound: error("`NOT_FOUND`: there is no such todo."),
      NotAcceptable: error("`NOT_ACCEPTABLE`: `Accept` rules out JSON."),
      PreconditionFailed: error("`PRECONDITION_FAILED`: the todo is in another version."),
      ContentTooLarge: error("`CONTENT_TOO_LARGE`: the body has more than 1 MiB."),
      UnsupportedMediaType: error(
        "`UNSUPPORTED_MEDIA_TYPE`: the body is declared as something else than JSON, or as nothing.",
      ),
      StorageUnavailable: error("`STORAGE_UNAVAILABLE`: nothing can be stored at the moment."),
      Error: error("Any other refusal, such as 405 with `Allow`."),
    },
    schemas: {
      Health: {
        type: "object",
        required: ["status"],
        properties: { status: { type: "string", const: "ok" } },
      },
      Title: {
        description: "Has at least one character that is not blank.",
        type: "string",
        minLength: 1,
        maxLength: 200,
        pattern: "\\S",
      },
      Notes: { type: "string", maxLength: 2000, default: "" },
      Priority: { type: "string", enum: ["low", "normal", "high"], default: "normal" },
      DueDate: {
        description: "A day of the calendar, YYYY-MM-DD, or null.",
        type: ["string", "null"],
        format: "date",
        default: null,
      },
      TodoInput: {
        type: "object",
        required: ["title"],
        properties: {
          title: schema("Title"),
          notes: schema("Notes"),
          completed: { type: "boolean", default: false },
          priority: schema("Priority"),
          due_date: schema("DueDate"),
        },
      },
      TodoPatch: {
        type: "object",
        description: "`null` puts a member other than the title back to its default.",
        properties: {
          title: schema("Title"),
          notes: nullable(schema("Notes")),
          completed: { type: ["boolean", "null"] },
          priority: nullable(schema("Priority")),
          due_date: schema("DueDate"),
        },
      },
      Todo: {
        type: "object",
        required: [
          "id",
          "title",
          "notes",
          "completed",
          "priority",
          "due_date",
          "created_at",
          "updated_at",
        ],
        properties: {
          id: { type: "string", format: "uuid", readOnly: true },
          title: schema("Title"),
          notes: schema("Notes"),
          completed: { type: "boolean" },
          priority: schema("Priority"),
          due_date: schema("DueDate"),
          created_at: { type: "string", format: "date-time", readOnly: true },
          updated_at: { type: "string", format: "date-time", readOnly: true },
        },
      },
      TodoPage: {
        type: "object",
        required: ["data", "pagination"],
        properties: {
          data: {
            type: "array",
            description: "Todos, or todos cut down to `fields`.",
            items: { type: "object" },
          },
          pagination: {
            type: "object",
            required: ["page", "limit", "total"],
            properties: {
              page: { type: "integer", minimum: 1 },
              limit: { type: "integer", minimum: 1, maximum: 100 },
              total: { type: "integer", minimum: 0 },
            },
          },
        },
      },
      Error: {
        type: "object",
        required: ["error"],
        properties: {
          error: {
            type: "object",
            required: ["code", "message"],
            properties: {
              code: { type: "string", minLength: 1 },
              message: { type: "string", minLength: 1 },
              details: {
                description: "The members or parameters that are wrong, with `VALIDATION_ERROR`.",
                type: "array",
                items: {
                  type: "object",
                  required: ["field", "message"],
                  properties: { field: { type: "string" }, message: { type: "string" } },
                },
              },
            },
          },
        },
      },
    },
  },
};
