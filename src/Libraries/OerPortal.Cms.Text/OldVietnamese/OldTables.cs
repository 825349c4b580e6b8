namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>What the characters of old alphabets stand for.</summary>
internal static class OldTables
{
    private const string Tones = "\u0301\u0300\u0309\u0303\u0323";

    /// <summary>TCVN 5712:1993, third set, from 0xA0; capitals only of the letters without tone.</summary>
    public const string Tcvn3 =
        ".ĂÂÊÔƠƯĐăâêôơưđ." + "\u0300\u0309\u0303\u0301\u0323àảãáạ.ằẳẵắ." + "......ặầẩẫấậè.ẻẽ" + "éẹềểễếệìỉ...ĩíịò" + ".ỏõóọồổỗốộờởỡớợù" + ".ủũúụừửữứựỳỷỹýỵ.";

    /// <summary>RFC 1456, from 0x80.</summary>
    public const string Viscii =
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ" + "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ" + "Õắằặấầẩậẽẹếềểễệố" + "ồổỗỠƠộờởịỰỨỪỬơớƯ" +
        "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ" + "ĐứÒÓÔạỷừửÙÚỹỵÝỡư" + "àáâãảăữẫèéêẻìíĩỉ" + "đựòóôõỏọụùúũủýợỮ";

    /// <summary>VPS, from 0x80; a capital and a small letter share a character where both stand, the small one is meant.</summary>
    public const string Vps =
        "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ" + "Ế..ỀỂỄỐỒỔỖýỷỵỚỜỞ" + ".ắằẳẵặỠớÙờởỡŨỨợỪ" + "ổỬỲỸÍÌộỈĨÓửữÒỎÕự" +
        "ầÁÂấẩẫậđẻÉÊẹỉễịỹ" + "ƯỦồốÔỏơÈừứÚũưÝẺ." + "àáâãảạă.èéêẽìí.ĩ" + "ẴĐòóôõ.Ơụùúủ.ỶẼỳ";

    /// <summary>VNI for Windows.</summary>
    public static IReadOnlyDictionary<(char Letter, char Mark), char> VniMarks { get; } = Marks(
        ("aeouyôö", "aeouyơư", "ùøûõï"), ("aeo", "âêô", "áàåãä"), ("a", "ă", "éèúüë"), ("aeo", "âêô", "â"), ("a", "ă", "ê"));

    /// <inheritdoc cref="VniMarks" />
    public static IReadOnlyDictionary<char, char> VniSingles { get; } = Singles("íìæóòôöîñ", "íìỉĩịơưỵđ");

    /// <summary>BK HCM 2.</summary>
    public static IReadOnlyDictionary<(char Letter, char Mark), char> BkMarks { get; } = Marks(
        ("aeouyúû", "aeouyơư", "áâãäå"), ("êïö", "âêô", "ëìíîå"), ("ù", "ă", "æçèéå"));

    /// <inheritdoc cref="BkMarks" />
    public static IReadOnlyDictionary<char, char> BkSingles { get; } = Singles("êïöùúûàñòóôõ", "âêôăơưđíìỉĩị");

    /// <param name="rows">Written letters, the letters they are, and the marks in the order acute, grave, hook, tilde, dot; a single mark is the letter's own hat.</param>
    private static Dictionary<(char, char), char> Marks(params (string Written, string Letters, string Marks)[] rows)
    {
        var made = new Dictionary<(char, char), char>();
        foreach (var (written, letters, marks) in rows)
        {
            for (var l = 0; l < letters.Length; l++)
            {
                for (var m = 0; m < marks.Length; m++)
                {
                    var letter = marks.Length == 1 ? letters[l] : $"{letters[l]}{Tones[m]}".Composed()[0];
                    made[(written[l], marks[m])] = letter;
                    made[(char.ToUpperInvariant(written[l]), char.ToUpperInvariant(marks[m]))] = char.ToUpperInvariant(letter);
                    // A capital letter before small ones takes the small mark at many keyboards.
                    made.TryAdd((char.ToUpperInvariant(written[l]), marks[m]), char.ToUpperInvariant(letter));
                }
            }
        }
        return made;
    }

    private static Dictionary<char, char> Singles(string written, string letters)
    {
        var made = new Dictionary<char, char>();
        for (var i = 0; i < written.Length; i++)
        {
            made[written[i]] = letters[i];
            made[char.ToUpperInvariant(written[i])] = char.ToUpperInvariant(letters[i]);
        }
        return made;
    }
}
