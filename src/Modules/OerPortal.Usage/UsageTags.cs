namespace OerPortal.Usage;

/// <summary>What kept parts that are made of counts carry.</summary>
internal static class UsageTags
{
    internal const string Totals = "usage-totals";
}
