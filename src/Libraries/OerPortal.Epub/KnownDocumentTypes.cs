using System.Net;
using System.Text;
using System.Xml;

namespace OerPortal.Epub;

/// <summary>
/// Answers requests for the document types books really use with the names of HTML's characters, and refuses all
/// others: an external entity must never become a request or a file read.
/// </summary>
internal sealed class KnownDocumentTypes : XmlResolver
{
    private static readonly byte[] CharacterNames = BuildCharacterNames();

    public override Uri ResolveUri(Uri? baseUri, string? relativeUri) =>
        new($"known:{Uri.EscapeDataString(relativeUri ?? "")}", UriKind.Absolute);

    public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
    {
        var name = Uri.UnescapeDataString(absoluteUri.OriginalString["known:".Length..]);
        if (!IsKnown(name))
            throw new FileRefusedException(Refusal.XmlEntities, "external entity");
        return new MemoryStream(CharacterNames, writable: false);
    }

    public static bool IsKnown(string name) =>
        name.StartsWith("-//W3C//DTD ", StringComparison.Ordinal) || name.StartsWith("-//W3C//ENTITIES ", StringComparison.Ordinal)
        || name.StartsWith("-//NISO//DTD ncx", StringComparison.Ordinal) || name.StartsWith("+//ISBN 0-9673008-1-9//DTD OEB", StringComparison.Ordinal)
        || name.StartsWith("-//OASIS//DTD ", StringComparison.Ordinal) || name.StartsWith("-//IETF//DTD HTML", StringComparison.Ordinal) || name.StartsWith("about:legacy-compat", StringComparison.Ordinal)
        || name.StartsWith("http://www.w3.org/", StringComparison.Ordinal) || name.StartsWith("https://www.w3.org/", StringComparison.Ordinal)
        || name.StartsWith("http://www.daisy.org/z3986/", StringComparison.Ordinal);

    // Latin 1, symbols and special characters of HTML 4, which XHTML 1.x knows.
    private static byte[] BuildCharacterNames()
    {
        string[] names =
        [
            "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy", "reg", "macr", "deg", "plusmn",
            "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute",
            "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde",
            "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute",
            "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde",
            "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml", "OElig", "oelig",
            "Scaron", "scaron", "Yuml", "circ", "tilde", "ensp", "emsp", "thinsp", "zwnj", "zwj", "lrm", "rlm", "ndash", "mdash", "lsquo", "rsquo", "sbquo",
            "ldquo", "rdquo", "bdquo", "dagger", "Dagger", "permil", "lsaquo", "rsaquo", "euro", "fnof", "Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta",
            "Eta", "Theta", "Iota", "Kappa", "Lambda", "Mu", "Nu", "Xi", "Omicron", "Pi", "Rho", "Sigma", "Tau", "Upsilon", "Phi", "Chi", "Psi", "Omega",
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigmaf",
            "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "thetasym", "upsih", "piv", "bull", "hellip", "prime", "Prime", "oline", "frasl", "weierp",
            "image", "real", "trade", "alefsym", "larr", "uarr", "rarr", "darr", "harr", "crarr", "lArr", "uArr", "rArr", "dArr", "hArr", "forall", "part",
            "exist", "empty", "nabla", "isin", "notin", "ni", "prod", "sum", "minus", "lowast", "radic", "prop", "infin", "ang", "and", "or", "cap", "cup",
            "int", "there4", "sim", "cong", "asymp", "ne", "equiv", "le", "ge", "sub", "sup", "nsub", "sube", "supe", "oplus", "otimes", "perp", "sdot",
            "lceil", "rceil", "lfloor", "rfloor", "lang", "rang", "loz", "spades", "clubs", "hearts", "diams",
        ];
        var table = new StringBuilder();
        foreach (var name in names)
        {
            var character = WebUtility.HtmlDecode($"&{name};");
            if (character.Length == 1)
                table.Append("<!ENTITY ").Append(name).Append(" \"&#").Append((int)character[0]).Append(";\">");
        }
        return Encoding.ASCII.GetBytes(table.ToString());
    }
}
