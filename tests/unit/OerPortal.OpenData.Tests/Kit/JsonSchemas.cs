using System.Text.Json.Nodes;

namespace OerPortal.OpenData.Tests.Kit;

/// <summary>JSON held against JSON Schema 2020-12 by ajv (build/schema.mjs).</summary>
internal static class JsonSchemas
{
    /// <summary>What the schema says against the values: one complaint a line.</summary>
    public static Task<string> ComplaintsAsync(JsonNode schema, IEnumerable<JsonNode?> values, CancellationToken cancellation)
        => NodeScript.RunAsync("schema.mjs", new JsonObject { ["schema"] = schema.DeepClone(), ["values"] = new JsonArray([.. values.Select(value => value?.DeepClone())]) }.ToJsonString(), cancellation);
}
