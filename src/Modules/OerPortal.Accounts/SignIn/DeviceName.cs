namespace OerPortal.Accounts.SignIn;

/// <summary>Browser and system from a user-agent header, in words a person recognises in a list of sessions.</summary>
internal static class DeviceName
{
    // Order matters: most browsers also name those they descend from.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("coc_coc_browser", "Cốc Cốc"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <returns>"Chrome · Android"; empty when nothing is recognised.</returns>
    internal static string From(string userAgent)
        => string.Join(" · ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>());

    private static string? Find((string Mark, string Name)[] known, string userAgent)
        => Array.Find(known, k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
