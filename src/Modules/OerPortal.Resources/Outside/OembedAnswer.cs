using System.Text.Json;

namespace OerPortal.Resources.Outside;

/// <summary>What a site tells of one of its pages (oEmbed 1.0). Its HTML is not looked at: nothing of a stranger's is put into a page.</summary>
internal sealed record OembedAnswer(string? Title, string? Author, string? Site, string? Picture, string? Kind)
{
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    /// <summary>Null for what is none.</summary>
    internal static OembedAnswer? Read(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Shallow);
            var said = document.RootElement;
            return said.ValueKind != JsonValueKind.Object ? null : new OembedAnswer(Text(said, "title"), Text(said, "author_name"), Text(said, "provider_name"), Text(said, "thumbnail_url"), Text(said, "type"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement said, string name) => said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
