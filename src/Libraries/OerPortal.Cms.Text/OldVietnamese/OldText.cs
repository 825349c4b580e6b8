namespace OerPortal.Cms.Text.OldVietnamese;

/// <summary>Vietnamese text from before Unicode, told by its words and read: one entry for titles, names and whole documents.</summary>
public static class OldText
{
    /// <summary>A title or name on its own. Stays as it is unless every sign in it speaks for one old alphabet.</summary>
    public static string Mend(string text)
    {
        if (IsModern(text))
            return text;
        // Marks that stand behind their letters are today's Vietnamese from a Mac, and look like an old font's otherwise.
        var mended = OldLetters.Mend(text.Composed());
        if (!mended.All(IsOfOldFont))
            return mended;
        var before = WordCount.Of(mended);
        foreach (var alphabet in OldAlphabet.ToldByWords)
        {
            var read = alphabet.Read(mended);
            var after = WordCount.Of(read);
            if (after.Strange == 0 && after.Vietnamese > before.Vietnamese && before.Strange > 0
                && (alphabet.Tells(mended) || (after.Vietnamese - before.Vietnamese > 1 && WordCount.Variety(mended) > 2)))
                return read;
        }
        return mended;
    }

    // A single letter that only Unicode has ("ạ") says that the whole title was typed today.
    private static bool IsOfOldFont(char c) => OldBytes.Of(c) >= 0 || c is >= '\u2000' and <= '\u206f';

    /// <summary>Nothing beyond ASCII: nothing to mend.</summary>
    internal static bool IsModern(string text) => System.Text.Ascii.IsValid(text);
}
