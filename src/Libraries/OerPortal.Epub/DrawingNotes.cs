namespace OerPortal.Epub;

/// <summary>
/// What drawing programs write beside the drawing: who, when, and folders of the maker's computer ("C:\Users\…").
/// Title and description stay; they are for people who cannot see.
/// </summary>
internal static class DrawingNotes
{
    private static readonly string[] Editors =
    [
        "http://www.inkscape.org/", "http://inkscape.sourceforge.net/", "http://sodipodi.sourceforge.net/", "http://www.sodipodi.com/", "http://ns.adobe.com/", "http://www.serif.com/",
        "http://www.bohemiancoding.com/", "http://www.figma.com/", "https://sketch.io/", "http://www.corel.com/", "http://schemas.microsoft.com/visio/", "http://www.vectornator.io",
        "https://boxy-svg.com", "http://krita.org/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://creativecommons.org/ns#", "http://web.resource.org/cc/", "adobe:ns:",
        "http://iptc.org/std/", "http://www.gimp.org/", "http://purl.org/dc/",
    ];

    private const string Svg = "http://www.w3.org/2000/svg";

    /// <summary>Whether an element goes with all that is in it.</summary>
    public static bool IsNote(string name, string space) => (name == "metadata" && space == Svg) || IsEditor(space);

    /// <summary>Whether a namespace belongs to a program or to notes, not to the drawing.</summary>
    public static bool IsEditor(string space) => Array.Exists(Editors, e => space.StartsWith(e, StringComparison.OrdinalIgnoreCase));
}
