using Microsoft.Extensions.Localization;

namespace OerPortal.Cms.Text;

public static class CountedString
{
    /// <summary>
    /// The string <c>{key}.one</c> or <c>{key}.other</c> with the count as its first argument. Vietnamese has one form, but both keys exist so that languages stay alike.
    /// </summary>
    public static LocalizedString Count(this IStringLocalizer strings, string key, long count, params object[] more)
        => strings[count == 1 ? key + ".one" : key + ".other", [count, .. more]];
}
