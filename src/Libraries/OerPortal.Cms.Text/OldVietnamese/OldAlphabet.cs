
namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>A way of writing Vietnamese with 256 characters, from before Unicode: the shapes were in the font, the characters are those of Western Europe.</summary>
public sealed class OldAlphabet
{
    private readonly Func<string, string> _read;
    private readonly Func<string, bool> _tells;

    private OldAlphabet(string name, Func<string, string> read, Func<string, bool> tells)
    {
        Name = name;
        _read = read;
        _tells = tells;
    }

    /// <summary>TCVN 5712 (ABC): fonts <c>.VnTime</c>, <c>.VnTimeH</c> … of the north and of all authorities.</summary>
    public static OldAlphabet Tcvn3 { get; } = new(
        "TCVN3", SingleByte(OldTables.Tcvn3, hyphenIsLetter: true).Read, OldSigns.HasSymbolInWord);

    /// <summary>VNI for Windows: fonts <c>VNI-Times</c> … of the south; letter and mark are two characters.</summary>
    public static OldAlphabet Vni { get; } = new("VNI", new TwoByteAlphabet(OldTables.VniMarks, OldTables.VniSingles).Read, OldSigns.HasMarkAfterVowel);

    /// <summary>VISCII: Vietnamese abroad, and the first years of Linux.</summary>
    public static OldAlphabet Viscii { get; } = new("VISCII", SingleByte(OldTables.Viscii).Read, _ => false);

    /// <summary>VPS: Vietnamese abroad.</summary>
    public static OldAlphabet Vps { get; } = new("VPS", SingleByte(OldTables.Vps).Read, _ => false);

    /// <summary>BK HCM 2: printers of Ho Chi Minh City's polytechnic.</summary>
    public static OldAlphabet BkHcm { get; } = new("BK HCM 2", new TwoByteAlphabet(OldTables.BkMarks, OldTables.BkSingles).Read, _ => false);

    /// <summary>UTF-8 that some program took for Windows-1252: "Tiáº¿ng Viá»‡t".</summary>
    public static OldAlphabet DoubleUtf8 { get; } = new("UTF-8 twice", OldSigns.ReadDoubleUtf8, text => OldSigns.ReadDoubleUtf8(text) != text);

    /// <summary>In the order in which they are common.</summary>
    public static IReadOnlyList<OldAlphabet> All { get; } = [Tcvn3, Vni, DoubleUtf8, Viscii, Vps, BkHcm];

    /// <summary>Those that running text betrays; the others fit too much to be taken for granted without a font's name or a file of bytes.</summary>
    internal static IReadOnlyList<OldAlphabet> ToldByWords { get; } = [Tcvn3, Vni, DoubleUtf8];

    /// <summary>As people call it.</summary>
    public string Name { get; }

    /// <summary>The text in Unicode (NFC). Words with letters that this alphabet does not have stay as they are.</summary>
    public string Read(string text) => _read(text).Composed();

    /// <summary>Whether a few words alone betray this alphabet, because no living spelling looks so.</summary>
    internal bool Tells(string text) => _tells(text);

    /// <inheritdoc />
    public override string ToString() => Name;

    private static SingleByteAlphabet SingleByte(string fromA0OrEarlier, bool hyphenIsLetter = false) => new(fromA0OrEarlier, hyphenIsLetter);
}
