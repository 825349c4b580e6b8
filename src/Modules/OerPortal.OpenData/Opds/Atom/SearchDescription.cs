using System.Globalization;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Opds.Feeds;

namespace OerPortal.OpenData.Opds.Atom;

/// <summary>How the catalogue is searched (OpenSearch 1.1).</summary>
internal sealed class SearchDescription(CatalogWords words, ISiteContext site)
{
    private const int MostLettersOfName = 16;
    private const int MostLettersOfLongName = 48;

    public byte[] Write(CatalogLinks links) => AtomText.Written(xml =>
    {
        void Text(string name, string text) => xml.WriteText(name, text, AtomTypes.OpenSearchNamespace);
        xml.WriteStartElement("OpenSearchDescription", AtomTypes.OpenSearchNamespace);
        Text("ShortName", Short(words["search"], MostLettersOfName));
        Text("Description", words["search.description"]);
        Text("LongName", Short(site.Current.Name, MostLettersOfLongName));
        foreach (var (type, one) in new[] { (AtomTypes.Acquisition, links), (Json.JsonFeed.MediaType, links.Other) })
        {
            xml.WriteStartElement("Url", AtomTypes.OpenSearchNamespace);
            xml.WriteAttributeString("type", type);
            xml.WriteAttributeString("template", Template(one));
            // The standard's default, which foliate takes to be 0.
            xml.WriteAttributeString("pageOffset", "1");
            xml.WriteEndElement();
        }

        Text("Language", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Text("InputEncoding", "UTF-8");
        Text("OutputEncoding", "UTF-8");
        xml.WriteEndElement();
    });

    private static string Template(CatalogLinks links)
        => $"{links.Home}{links.Prefix}/publications?query={{searchTerms}}&page={{startPage?}}{(links.Language is { } language ? $"&{CatalogLinks.LanguageName}={language}" : "")}";

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most].TrimEnd();
}
