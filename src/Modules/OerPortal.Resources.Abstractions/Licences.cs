namespace OerPortal.Resources;

/// <param name="Code">Stable code, for example <c>cc-by-4.0</c>; plain words are the strings <c>licence.{code}.plain</c>.</param>
/// <param name="ShortName">As people write it, for example CC BY 4.0.</param>
/// <param name="Address">The deed, or null where there is none.</param>
/// <param name="IsOpen">Whether everybody may copy and pass it on.</param>
public sealed record Licence(string Code, string ShortName, string? Address, bool IsOpen)
{
    /// <summary>Whether changed works may be passed on.</summary>
    public bool AllowsChanges => IsOpen && !Code.Contains("-nd-", StringComparison.Ordinal);

    /// <summary>Whether a library lends it: described for all who may find it, opened to who has borrowed it (docs/adr/0057-lending-what-is-not-open.md).</summary>
    public bool IsLent => Code == Licences.Lent;
}

/// <summary>The licences a contributor can choose.</summary>
public static class Licences
{
    /// <summary>Of what a school or the department has bought for a number of readers at one time.</summary>
    public const string Lent = "lent";

    public static IReadOnlyList<Licence> All { get; } =
    [
        new("cc-by-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", true),
        new("cc-by-sa-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/", true),
        new("cc-by-nc-4.0", "CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/", true),
        new("cc-by-nc-sa-4.0", "CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/", true),
        new("cc-by-nd-4.0", "CC BY-ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/", true),
        new("cc-by-nc-nd-4.0", "CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/", true),
        new("cc0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", true),
        new("public-domain", "Public domain", "https://creativecommons.org/publicdomain/mark/1.0/", true),
        new("in-school", "In-school use", null, false),
        new(Lent, "Lent by libraries", null, false),
    ];

    /// <summary>
    /// The licences that a work may be given which is based on one of this licence (https://creativecommons.org/faq/, "If I derive or adapt
    /// material"): what must be shared alike is, no right comes back that was not given, and who is named stays named.
    /// </summary>
    public static IReadOnlyList<Licence> ForWorksBasedOn(Licence original)
    {
        ArgumentNullException.ThrowIfNull(original);
        bool Says(Licence licence, string part) => licence.Code.Contains(part, StringComparison.Ordinal);
        bool IsFree(Licence licence) => licence.Code is "cc0-1.0" or "public-domain";
        if (!original.AllowsChanges)
            return [];
        if (Says(original, "-sa-"))
            return [original];
        if (IsFree(original))
            return All;
        return [.. All.Where(l => !IsFree(l) && !l.IsLent && (!Says(original, "-nc-") || Says(l, "-nc-") || !l.IsOpen))];
    }

    /// <summary>The one question before anything of a resource's files is given out, shown, indexed or linked to.</summary>
    public static bool IsLent(string code) => code == Lent;

    public static Licence? Find(string code) => All.FirstOrDefault(l => l.Code == code);
}
