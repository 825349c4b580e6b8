using System.Text.Json;

namespace OerPortal.OpenData.Opds.Json;

/// <summary>Link objects of the Readium Web Publication Manifest, which OPDS 2.0 has taken over.</summary>
internal static class JsonLink
{
    /// <param name="count">How many publications are behind it.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="width">Pixels.</param>
    public static void Write(Utf8JsonWriter json, string? rel, string href, string type, string? title = null, string? language = null, int? count = null, long? size = null, int? width = null)
    {
        json.WriteStartObject();
        if (rel is not null) json.WriteString("rel", rel);
        json.WriteString("href", href);
        json.WriteString("type", type);
        if (title is not null) json.WriteString("title", title);
        if (language is not null) json.WriteString("language", language);
        if (size is > 0) json.WriteNumber("size", size.Value);
        if (width is not null) json.WriteNumber("width", width.Value);
        if (count is not null)
        {
            json.WriteStartObject("properties");
            json.WriteNumber("numberOfItems", count.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
