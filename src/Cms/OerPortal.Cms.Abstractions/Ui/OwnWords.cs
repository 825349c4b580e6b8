using System.Globalization;

namespace OerPortal.Cms.Ui;

/// <summary>Words that a site wrote for itself: they are not translated, and pages in another language mark them (WCAG 3.1.2).</summary>
public static class OwnWords
{
    // Sites say nothing of the language that they write in; it is the portal's first.
    private const string Written = "vi";

    /// <summary>For the attribute <c>lang</c>; null where the page is in that language.</summary>
    public static string? Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Written ? null : Written;
}
