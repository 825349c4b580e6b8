namespace OerPortal.OpenData.OaiPmh.Lists;

/// <summary>How many stand on one page of a list.</summary>
internal sealed record ListSizes(int Records, int Headers, int Sets)
{
    // A page is read before its first byte is sent: with more records that comes later in proportion, and little work is saved (bench/open-data).
    public static ListSizes Usual { get; } = new(Records: 250, Headers: 1000, Sets: 500);
}
