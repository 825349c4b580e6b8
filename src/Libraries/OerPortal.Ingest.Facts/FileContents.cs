namespace OerPortal.Ingest;

/// <summary>What the list of an archive was read from. The names are stored and never change.</summary>
public enum ContentsForm
{
    /// <summary>The archive's own folders.</summary>
    Folders,

    /// <summary>IMS Common Cartridge, thin ones too.</summary>
    CommonCartridge,

    /// <summary>A backup of a course in Moodle.</summary>
    MoodleBackup,
}

/// <summary>What lies in an archive, in the order in which its makers meant it to be looked through.</summary>
/// <param name="Title">What the whole is called; untrusted text.</param>
public sealed record FileContents(ContentsForm Form, string? Title, IReadOnlyList<ContentsEntry> Entries);

/// <summary>A file, a link, or a heading over what stands deeper behind it.</summary>
/// <param name="Depth">0 for the outermost.</param>
/// <param name="Title">Untrusted text; empty for a section that has only its number.</param>
public sealed record ContentsEntry(int Depth, string Title)
{
    /// <summary>Of a section without a title.</summary>
    public int? Section { get; init; }

    /// <summary>What a file was called when it was put in; untrusted text, no path.</summary>
    public string? Name { get; init; }

    /// <summary>The archive's member with the file's bytes, for whoever takes it out.</summary>
    public string? Member { get; init; }

    /// <summary>Where the file answers; null when it is not given by itself.</summary>
    public string? Path { get; init; }

    /// <summary>By our own detection.</summary>
    public string? MediaType { get; init; }

    /// <summary>Bytes of the file as it is given.</summary>
    public long Length { get; init; }

    /// <summary>Whether browsers show it: a picture, sound, film, a page of text.</summary>
    public bool IsShown { get; init; }

    /// <summary>An address elsewhere (http, https).</summary>
    public string? Link { get; init; }

    /// <summary>In the archive, but in no table of contents.</summary>
    public bool IsAside { get; init; }
}
