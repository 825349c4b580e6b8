using System.Text;

namespace OerPortal.Ingest.Office;

/// <summary>Settings of LibreOffice for a stranger's document: nothing in it runs, nothing outside is asked for, and fonts of schools have stand-ins that know Vietnamese.</summary>
internal static class OfficeProfile
{
    // As wide as the fonts they stand in for, so that lines and pages break where the author's did. Liberation and Caladea, which LibreOffice
    // would take, lack the letters from U+1EA0 on.
    private static readonly (string Font, string StandIn)[] StandIns =
    [
        ("Times New Roman", "Tinos"), ("Times", "Tinos"), ("Liberation Serif", "Tinos"), ("Cambria", "Tinos"), ("Arial", "Arimo"), ("Helvetica", "Arimo"), ("Liberation Sans", "Arimo"), ("Tahoma", "Arimo"),
        ("Segoe UI", "Arimo"), ("Courier New", "Cousine"), ("Liberation Mono", "Cousine"), ("Calibri", "Carlito"),
    ];

    private static readonly (string Path, string Name, string Value)[] Settings =
    [
        ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        // Pictures and sections that lie elsewhere, on the disk or in the network, stay empty.
        ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
        ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
        // Behind the worker's wall a second one: whatever asks the network asks a port where nobody is.
        ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
        ("/org.openoffice.Office.Common/Font/Substitution", "Replacement", "true"),
    ];

    /// <param name="home">A folder of this conversion's own.</param>
    public static Task WriteAsync(string home, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(home, "user"));
        return File.WriteAllTextAsync(Path.Combine(home, "user", "registrymodifications.xcu"), Text, cancellation);
    }

    private static string Text { get; } = Make();

    private static string Make()
    {
        var text = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">""");
        foreach (var (path, name, value) in Settings)
            text.Append($"""<item oor:path="{path}">{Property(name, value)}</item>""");
        for (var i = 0; i < StandIns.Length; i++)
        {
            text.Append($"""<item oor:path="/org.openoffice.Office.Common/Font/Substitution/FontPairs"><node oor:name="_{i}" oor:op="replace">""")
                .Append(Property("ReplaceFont", StandIns[i].Font)).Append(Property("SubstituteFont", StandIns[i].StandIn)).Append(Property("Always", "true")).Append(Property("OnScreenOnly", "false"))
                .Append("</node></item>");
        }
        return text.Append("</oor:items>").ToString();
    }

    private static string Property(string name, string value) => $"""<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>""";
}
