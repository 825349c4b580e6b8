using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OerPortal.OpenData.Views;

/// <summary>How open data is written as JSON. What is not known is null, never left out: whoever reads a table of it finds every column.</summary>
internal static class OpenJson
{
    public static JsonSerializerOptions Form { get; } = new(JsonSerializerDefaults.Web)
    {
        // Vietnamese stays readable; answers are never parts of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };
}
