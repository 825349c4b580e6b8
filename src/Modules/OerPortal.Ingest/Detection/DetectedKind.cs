namespace OerPortal.Ingest.Detection;

/// <summary>What people can do with a kind of file in the portal.</summary>
public enum FileUse
{
    /// <summary>Only downloaded, always as an attachment.</summary>
    Download,

    /// <summary>Shown or played by the browser itself: safe image, audio and video types.</summary>
    Play,

    /// <summary>Opened in our reader.</summary>
    Read,
}

/// <param name="Kind">Family shown to people.</param>
/// <param name="MediaType">Type it is served as, by our own detection.</param>
/// <param name="Use">What it is good for.</param>
/// <param name="Extensions">Name endings that agree with the bytes, without dot; the first is the usual one.</param>
public sealed record DetectedKind(FileKind Kind, string MediaType, FileUse Use, params string[] Extensions)
{
    /// <summary>Key of a sentence with the way out, where the portal cannot do with it what people hope for.</summary>
    public string? Note { get; init; }

    /// <summary>Whether a name may carry this content. A name without an ending claims nothing.</summary>
    public bool AgreesWith(string fileName)
    {
        var extension = Path.GetExtension(fileName).TrimStart('.').Trim();
        return extension.Length == 0 || Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);
    }
}
