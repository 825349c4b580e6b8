using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Data;

/// <summary>The stored form of <see cref="OpenResource"/>. The same resource is always the same text: so changes are seen.</summary>
internal static class OpenDocuments
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    // PostgreSQL has no letter for NUL.
    public static string Write(OpenResource resource) => JsonSerializer.Serialize(resource, Form).Replace("\\u0000", "", StringComparison.Ordinal);

    /// <param name="document">UTF-8.</param>
    public static OpenResource Read(ReadOnlySpan<byte> document) => JsonSerializer.Deserialize<OpenResource>(document, Form)!;

    public static OpenResource Read(string document) => JsonSerializer.Deserialize<OpenResource>(document, Form)!;
}
