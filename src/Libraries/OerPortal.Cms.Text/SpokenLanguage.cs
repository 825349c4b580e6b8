using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace OerPortal.Cms.Text;

/// <summary>Languages as files name them, by tag, by code or by word.</summary>
public static class SpokenLanguage
{
    // Names with and without marks are one key; "vn" is the country that everybody writes for the language.
    private static readonly FrozenDictionary<string, string> ByName = Names(
        "vi vn vie vit vietnamese viet tiengviet tieng_viet vietnam vietnamien",
        "en eng english anh tienganh uk us gb englisch anglais",
        "fr fre fra french phap tiengphap francais",
        "zh chi zho chinese trung tiengtrung tiengtrungquoc trungquoc hoa tienghoa cn cmn mandarin tiengtrunghoa",
        "ja jpn japanese nhat tiengnhat jp tiengnhatban",
        "ko kor korean han tienghan kr tienghanquoc",
        "ru rus russian nga tiengnga",
        "de ger deu german duc tiengduc deutsch",
        "lo lao laotian tienglao",
        "km khm khmer cambodian tiengkhmer tiengcampuchia",
        "es spa spanish taybannha tiengtaybannha espanol",
        "bdq bana bahnar tiengbana bahna banah",
        "sed xodang xedang sedang tiengxodang tiengxedang",
        "jra giarai jrai jarai tienggiarai tiengjrai gialai",
        "jeh gietrieng gie jeh tienggietrieng tienggie jehtrieng",
        "rad ede rade rhade tiengede",
        "hre tienghre", "kpm koho coho tiengcoho", "cjm cham tiengcham", "tyz tay tiengtay", "nut nung tiengnung", "mnn mnong tiengmnong", "hmn hmong mong tienghmong tiengmong");

    private static readonly FrozenDictionary<string, string> KnownToTheWorld = World();

    /// <summary>The primary language of a tag or name: <c>vi</c> for "vn", "vi_VN", "vie", "Tiếng Việt", "Vietnamese (Vietnam)"; null for what is no language.</summary>
    public static string? Read(string? text)
    {
        var written = text?.Trim() ?? "";
        if (written.Length is 0 or > 60)
            return null;
        if (Known(Key(written)) is { } whole)
            return whole;
        // Only a tag has a region behind it; "Song ngữ" or "x-default" begin with no language.
        var first = written.Split(['-', '_', '(', ',', ';', '/', '@', '.'], 2)[0];
        return first.Length == written.Length ? null : Known(Key(first));
    }

    /// <summary>The language's name in the reader's language, from the world's list; null when it has none.</summary>
    public static string? NameOf(string tag)
    {
        if (!KnownToTheWorld.ContainsKey(tag))
            return null;
        var name = CultureInfo.GetCultureInfo(tag).DisplayName;
        return name.Length == 0 || name == tag ? null : char.ToUpper(name[0], CultureInfo.CurrentUICulture) + name[1..];
    }

    private static string? Known(string key) => key is "und" or "zxx" or "mul" or "mis" or "" ? null : ByName.GetValueOrDefault(key) ?? KnownToTheWorld.GetValueOrDefault(key);

    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text.Decomposed())
        {
            if (char.IsLetter(c))
                key.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
        }
        return key.ToString();
    }

    private static FrozenDictionary<string, string> Names(params string[] rows) => rows
        .Select(row => row.Split(' '))
        .SelectMany(names => names.Select(name => (name.Replace("_", "", StringComparison.Ordinal), names[0])))
        .DistinctBy(pair => pair.Item1)
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static FrozenDictionary<string, string> World()
    {
        var world = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(c => c.Name.Length is 2 or 3))
        {
            // A code of its own has no name of its own: then nobody could read it on a page.
            if (string.Equals(culture.EnglishName, culture.Name, StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (var key in new[] { culture.Name, culture.ThreeLetterISOLanguageName, Key(culture.EnglishName), Key(culture.NativeName) })
                world.TryAdd(key, culture.Name);
        }
        return world.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
