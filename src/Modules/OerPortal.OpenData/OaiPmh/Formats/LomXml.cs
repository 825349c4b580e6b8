using System.Globalization;
using System.Xml;
using OerPortal.Cms.Text;

namespace OerPortal.OpenData.OaiPmh.Formats;

/// <summary>The types of which LOM's elements are made.</summary>
internal sealed class LomXml(XmlWriter xml)
{
    public const string Ns = "http://ltsc.ieee.org/xsd/LOM";
    private const string Standard = "LOMv1.0";

    public void Begin(string name) => xml.WriteStartElement(name, Ns);

    public void End() => xml.WriteEndElement();

    public void Text(string name, string text) => xml.Words(name, Ns, text);

    /// <summary>A LangString with one string.</summary>
    public void Strings(string name, string text, string? language)
    {
        Begin(name);
        String(text, language);
        End();
    }

    /// <summary>One string of a LangString.</summary>
    /// <param name="language">BCP 47, or null where nobody knows it.</param>
    public void String(string text, string? language)
    {
        Begin("string");
        if (language is not null && XmlWords.IsTag(language)) xml.WriteAttributeString("language", language);
        xml.WriteString(XmlLetters.Clean(text));
        End();
    }

    /// <summary>A term of the standard's own vocabulary.</summary>
    public void Term(string name, string value)
    {
        Begin(name);
        Text("source", Standard);
        Text("value", value);
        End();
    }

    public void Identifier(string catalogue, string entry)
    {
        Begin("identifier");
        Text("catalog", catalogue);
        Text("entry", entry);
        End();
    }

    /// <param name="card">vCard.</param>
    /// <param name="date">ISO 8601, or null.</param>
    public void Contribution(string role, string card, string? date)
    {
        Begin("contribute");
        Term("role", role);
        Text("entity", card);
        if (date is not null)
        {
            Begin("date");
            Text("dateTime", date);
            End();
        }

        End();
    }

    public void Duration(string name, TimeSpan time)
    {
        Begin(name);
        Text("duration", string.Create(CultureInfo.InvariantCulture, $"PT{(int)time.TotalHours}H{time.Minutes}M{time.Seconds}S"));
        End();
    }

    public void Relation(string kind, string? address, string? title, string? language)
    {
        if (address is null && title is null) return;
        Begin("relation");
        Term("kind", kind);
        Begin("resource");
        if (address is not null) Identifier("URI", address);
        if (title is not null) Strings("description", title, language);
        End();
        End();
    }
}

/// <summary>People and organisations as LOM names them: vCard 3.0 (RFC 2426).</summary>
internal static class Card
{
    public static string OfPerson(string name) => $"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{Escaped(name)};;;;\r\nFN:{Escaped(name)}\r\nEND:VCARD";

    public static string OfOrganisation(string name) => $"BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:{Escaped(name)}\r\nORG:{Escaped(name)}\r\nEND:VCARD";

    private static string Escaped(string text)
        => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");
}
