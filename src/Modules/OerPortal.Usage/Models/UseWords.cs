using System.Globalization;
using Microsoft.Extensions.Localization;

namespace OerPortal.Usage.Models;

/// <summary>Counts as people read them.</summary>
internal static class UseWords
{
    /// <summary>"1.204", or "dưới 5" where a small one is not told.</summary>
    internal static string Told(this IStringLocalizer strings, UseCount count, bool masksSmall)
        => masksSmall && count.IsSmall ? strings["usage.few"] : count.Uses.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>The same without a mark between thousands, for files.</summary>
    internal static string ToldPlain(this IStringLocalizer strings, UseCount count, bool masksSmall)
        => masksSmall && count.IsSmall ? strings["usage.few"] : count.Uses.ToString(CultureInfo.InvariantCulture);
}
