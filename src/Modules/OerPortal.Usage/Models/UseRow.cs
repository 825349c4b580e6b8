namespace OerPortal.Usage.Models;

/// <summary>Views, reads and downloads of whatever the row is about.</summary>
internal sealed record UseRow<T>(T Of, UseCount Views, UseCount Reads, UseCount Downloads)
{
    internal int All => Views.Uses + Reads.Uses + Downloads.Uses;
}

/// <param name="Total">How many there are in all.</param>
internal sealed record UseList(IReadOnlyList<UseRow<Guid>> Rows, long Total);
