using System.Text;

namespace OerPortal.Ingest.Uploads;

/// <summary>The header <c>Upload-Metadata</c>: comma-separated pairs of a key and a Base64 value (tus 1.0, Creation).</summary>
internal sealed record UploadMetadata(string FileName, string? Type, string HolderKind, string HolderId)
{
    private const int LongestHolder = 200;

    public string Holder => $"{HolderKind}:{HolderId}";

    /// <returns>Null when it is malformed or lacks name or holder.</returns>
    public static UploadMetadata? Parse(string? header)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in (header ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split(' ', 2);
            // A key may stand alone: browsers know no type of some files, and an empty value leaves the blank out too.
            if (Decode(parts.ElementAtOrDefault(1) ?? "") is not { } value)
                return null;
            values[parts[0]] = value;
        }
        var holder = values.GetValueOrDefault("holder") ?? "";
        var colon = holder.IndexOf(':', StringComparison.Ordinal);
        return values.GetValueOrDefault("filename") is { Length: > 0 } name && colon > 0 && colon < holder.Length - 1 && holder.Length <= LongestHolder
            ? new UploadMetadata(name, values.GetValueOrDefault("filetype") ?? values.GetValueOrDefault("type"), holder[..colon], holder[(colon + 1)..])
            : null;
    }

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
