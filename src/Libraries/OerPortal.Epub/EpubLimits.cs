namespace OerPortal.Epub;

/// <summary>What readers in a browser can still open quickly.</summary>
internal static class EpubLimits
{
    /// <summary>Bytes of the package document or the table of contents.</summary>
    public const long PackageBytes = 8 << 20;

    /// <summary>Bytes of one chapter, style sheet or drawing.</summary>
    public const long MarkupBytes = 16 << 20;

    /// <summary>Bytes of a shop's display options.</summary>
    public const long DisplayOptionsBytes = 64 << 10;

    /// <summary>Entries of the reading order.</summary>
    public const int SpineItems = 5000;

    /// <summary>Entries of the table of contents, page list or landmarks.</summary>
    public const int NavigationEntries = 20_000;

    /// <summary>Names of missing pictures and the like that are remembered; nobody reads more.</summary>
    public const int Remarks = 100;

    /// <summary>Places of a book that are counted, besides one a step of the reading order.</summary>
    public const int Positions = 20_000;

    /// <summary>Characters of the manifest that readers fetch first.</summary>
    public const int ManifestCharacters = 4 << 20;

    /// <summary>Levels of the table of contents.</summary>
    public const int NavigationDepth = 16;
}
