namespace OerPortal.Resources.Models;

/// <summary>How much somebody may report and say.</summary>
internal static class ReportLimits
{
    internal const int Words = 2000;
    internal const int ClassName = 30;
    internal const int Note = 500;

    /// <summary>Reports of one person in a row.</summary>
    internal const int OfPersonAtOnce = 10;

    /// <summary>Open reports about one resource: whoever comes after them has nothing new to say.</summary>
    internal const int OpenOfResource = 50;
}
