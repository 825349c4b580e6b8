using System.Globalization;
using Microsoft.Extensions.Localization;

namespace OerPortal.Usage.Models;

/// <summary>Counts as people read them.</summary>
internal static class UseWords
{
    /// <summary>"1.204"; of what is told in fives "dưới 5" for nothing, since nobody may learn whether it was nothing.</summary>
    internal static string Told(this IStringLocalizer strings, UseCount count, bool masksSmall)
        => masksSmall && count.Uses == 0 ? strings["usage.few"] : count.Uses.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>The same without a mark between thousands, for files.</summary>
    internal static string ToldPlain(this IStringLocalizer strings, UseCount count, bool masksSmall)
        => masksSmall && count.Uses == 0 ? strings["usage.few"] : count.Uses.ToString(CultureInfo.InvariantCulture);
}
