namespace OerPortal.Usage.Models;

/// <summary>Views, reads and downloads of whatever the row is about.</summary>
/// <param name="IsOpen">They are told whoever did it; else only of five people.</param>
internal sealed record UseRow<T>(T Of, UseCount Views, UseCount Reads, UseCount Downloads, bool IsOpen = false)
{
    internal int All => Views.Uses + Reads.Uses + Downloads.Uses;
}

/// <param name="Total">How many there are in all.</param>
internal sealed record UseList(IReadOnlyList<UseRow<Guid>> Rows, long Total);
