using System.Xml.Linq;
using OerPortal.Epub.Pictures;

namespace OerPortal.Epub;

/// <summary>A page or drawing of a book as a place to look for a cover.</summary>
/// <param name="names">Of the book.</param>
internal sealed class CoverPage(XElement root, string path, BookNames names)
{
    private const int MostPictures = 8;
    private static readonly string[] Words = ["title", "desc", "style", "script", "metadata", "head"];
    private static readonly string[] Drawn = ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "use"];

    public bool IsDrawing => root.Name.LocalName == "svg";

    /// <summary>Pictures on it in the order they stand: members of the book, or bytes written into the page.</summary>
    public IEnumerable<(string? Path, byte[]? Bytes)> Pictures()
    {
        foreach (var address in Addresses().Take(MostPictures))
        {
            if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            {
                if (DataPictures.Read(address) is { } bytes)
                    yield return (null, bytes);
            }
            else if (names.Find(path, address) is { } member && member != path)
            {
                yield return (member, null);
            }
        }
    }

    /// <summary>Whether there is nothing to read on it.</summary>
    public bool HasNoWords() => !root.DescendantNodes().OfType<XText>()
        .Any(t => t.Value.AsSpan().Trim().Length > 0 && !t.Ancestors().Any(e => Words.Contains(e.Name.LocalName)));

    /// <summary>Whether a drawing is more than a frame around pictures.</summary>
    public bool Draws() => root.Descendants().Any(e => Drawn.Contains(e.Name.LocalName) && !e.Ancestors().Any(a => a.Name.LocalName is "defs" or "clipPath"));

    /// <summary>Puts pictures of the book into the drawing itself: outside the book nobody finds them.</summary>
    /// <param name="read">Bytes of a member, or null.</param>
    public XElement WithPicturesInside(Func<string, byte[]?> read)
    {
        foreach (var image in root.Descendants().Where(e => e.Name.LocalName == "image").Take(MostPictures))
        {
            foreach (var attribute in image.Attributes().Where(a => a.Name.LocalName == "href" && !a.Value.StartsWith("data:", StringComparison.OrdinalIgnoreCase)))
            {
                var bytes = names.Find(path, attribute.Value) is { } member ? read(member) : null;
                attribute.Value = bytes is not null && PictureNotes.MediaTypeOf(bytes) is { } type ? $"data:{type};base64,{Convert.ToBase64String(bytes)}" : "data:,";
            }
        }
        return root;
    }

    private IEnumerable<string> Addresses() => root.Descendants().Select(e => e.Name.LocalName switch
    {
        "img" => (string?)e.Attribute("src"),
        "image" => (string?)e.Attributes().FirstOrDefault(a => a.Name.LocalName == "href") ?? (string?)e.Attribute("src"),
        "object" => (string?)e.Attribute("data"),
        _ => null,
    }).OfType<string>().Select(a => a.Trim()).Where(a => a.Length > 0);
}
