namespace OerPortal.Marc;

/// <summary>The extended Latin letters of MARC-8 (ANSEL, ANSI/NISO Z39.47), after the Library of Congress' code table.</summary>
internal static class Ansel
{
    private static readonly char[] Table = Fill();

    /// <summary>The character of a byte; a null character where there is none.</summary>
    public static char Of(byte letter) => Table[letter];

    /// <summary>Marks stand before their letter. A ligature is one mark in Unicode: its second half says nothing.</summary>
    public static bool IsMark(byte letter) => letter >= 0xe0 && Table[letter] != '\0';

    private static char[] Fill()
    {
        var table = new char[256];
        "ŁØĐÞÆŒʹ·♭®±ƠƯʼ".CopyTo(table.AsSpan(0xa1));
        "ʻłøđþæœʺı£ð".CopyTo(table.AsSpan(0xb0));
        "ơư".CopyTo(table.AsSpan(0xbc));
        "°ℓ℗©♯¿¡ß€".CopyTo(table.AsSpan(0xc0));
        "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\u0361\0\u0315\u030b\u0310".CopyTo(table.AsSpan(0xe0));
        "\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\u0360".CopyTo(table.AsSpan(0xf0));
        table[0xfe] = '\u0313';
        // Joiners. What parts words that are not sorted by (0x88, 0x89) is no letter.
        (table[0x8d], table[0x8e]) = ('\u200d', '\u200c');
        return table;
    }
}
