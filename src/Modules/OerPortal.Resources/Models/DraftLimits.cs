namespace OerPortal.Resources.Models;

/// <summary>How much of everything a description may hold.</summary>
internal static class DraftLimits
{
    internal const int Title = 300;
    internal const int Line = 300;
    internal const int Description = 5000;
    internal const int Keyword = 60;
    internal const int Keywords = 20;
    internal const int Contributors = 30;
    internal const int Alignments = 20;
    internal const int Files = 50;
    internal const int Links = 30;
    internal const int FileTitle = 200;
    internal const int Comment = 4000;
    internal const int Address = 1000;

    internal const int Minutes = 6000;

    /// <summary>Characters of a date as people write it, an ISBN with its hyphens, a number.</summary>
    internal const int Short = 40;
}
