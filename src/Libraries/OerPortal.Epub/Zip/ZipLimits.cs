namespace OerPortal.Epub.Zip;

/// <summary>What a ZIP may be at most. The defaults are the portal's rules; tests use smaller ones.</summary>
public sealed record ZipLimits
{
    /// <summary>The rules of the upload pipeline.</summary>
    public static ZipLimits Default { get; } = new();

    /// <summary>Members, folders included.</summary>
    public int Members { get; init; } = 10_000;

    /// <summary>Sum of all unpacked lengths in bytes.</summary>
    public long UnpackedBytes { get; init; } = 512L << 20;

    /// <summary>Unpacked bytes for each packed byte.</summary>
    public int Ratio { get; init; } = 100;

    /// <summary>
    /// Unpacked bytes of one member below which the ratio is not looked at: a white picture in an office document
    /// shrinks to a thousandth and harms nobody.
    /// </summary>
    public long MemberRatioFloor { get; init; } = 64L << 20;

    /// <summary>The same for all members together, so that a bomb gains nothing by being cut in pieces.</summary>
    public long ArchiveRatioFloor { get; init; } = 128L << 20;

    /// <summary>Bytes after the end record, its comment included.</summary>
    public int TrailingBytes { get; init; } = 64 << 10;

    /// <summary>Bytes of a whole member name.</summary>
    public int NameBytes { get; init; } = 1024;

    /// <summary>Folders a member may lie under.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>
    /// Read names without the UTF-8 flag as UTF-8 when they are valid UTF-8 (OCF 3.3 §4.2.2 demands UTF-8 in EPUB);
    /// otherwise they are code page 437, as APPNOTE 6.3.10 appendix D says.
    /// </summary>
    public bool NamesAreUtf8 { get; init; }
}
