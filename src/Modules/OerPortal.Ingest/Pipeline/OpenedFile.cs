using OerPortal.Ingest.Detection;

namespace OerPortal.Ingest.Pipeline;

/// <summary>A file as whoever opens it knows it: no row, no owner.</summary>
/// <param name="Name">The name it was uploaded under; data, never a path.</param>
/// <param name="Note">Key of a sentence with the way out, where the kind has one.</param>
internal sealed record OpenedFile(string Name, FileKind Kind, string MediaType, FileUse Use, string? Note)
{
    /// <summary>A file of which nothing but its name is known.</summary>
    public static OpenedFile Unknown(string name) => new(name, FileKind.Unknown, "application/octet-stream", FileUse.Download, Note: null);

    /// <summary>The same once its bytes were looked at.</summary>
    public OpenedFile As(DetectedKind kind) => this with { Kind = kind.Kind, MediaType = kind.MediaType, Use = kind.Use, Note = kind.Note };
}

internal static class OpenedFiles
{
    /// <summary>What a worker may know about the row.</summary>
    public static OpenedFile Opened(this Models.StoredFile file) => new(file.Name, file.Kind, file.MediaType, file.Use, file.NoteKey);
}
