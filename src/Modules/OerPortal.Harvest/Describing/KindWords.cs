using System.Collections.Frozen;

namespace OerPortal.Harvest.Describing;

/// <summary>What sources call kinds of material (DCMI Type, COAR, MARC, schema.org and plain words), as codes of <see cref="Resources.ResourceKinds"/>.</summary>
internal static class KindWords
{
    public const string Other = "khac";

    private static readonly FrozenDictionary<string, string> ByWord = new Dictionary<string, string>
    {
        ["sach-dien-tu"] = "book|ebook|e-book|monograph|textbook|book part|schema:book|http://schema.org/book|https://schema.org/book|http://schema.org/ebook|sach|sach dien tu|giao trinh|sach giao khoa",
        ["bai-giang"] = "lecture|presentation|slides|course|bai giang|bai giang dien tu|lesson",
        ["ke-hoach-bai-day"] = "lesson plan|lessonplan|giao an|ke hoach bai day",
        ["phieu-bai-tap"] = "worksheet|exercise|homework|assignment|phieu bai tap|bai tap",
        ["de-kiem-tra"] = "assessment|exam|test|quiz|de thi|de kiem tra",
        ["am-thanh"] = "sound|audio|audiobook|music|recording|am thanh|sach noi|http://schema.org/audiobook",
        ["video"] = "movingimage|moving image|video|film|videorecording|phim",
        ["hinh-anh"] = "stillimage|still image|image|photograph|picture|map|poster|anh|hinh anh|ban do",
        ["mo-phong"] = "interactiveresource|interactive resource|simulation|software|game|mo phong|thi nghiem ao",
        ["tai-lieu"] = "text|article|journal article|report|thesis|dissertation|working paper|document|dataset|bai bao|luan van|tai lieu",
    }.SelectMany(kind => kind.Value.Split('|').Select(word => (word, kind.Key))).ToFrozenDictionary(pair => pair.word, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The first word that says more than "text" or nothing.</summary>
    public static string Read(IEnumerable<string> words)
    {
        var known = words.Select(Find).OfType<string>().ToList();
        return known.Find(kind => kind != "tai-lieu") ?? known.FirstOrDefault() ?? Other;
    }

    private static string? Find(string word)
    {
        var trimmed = word.Trim();
        return ByWord.GetValueOrDefault(trimmed.ToLowerInvariant()) ?? ByWord.GetValueOrDefault(VietnameseText.Fold(trimmed))
            ?? ByWord.GetValueOrDefault(trimmed[(trimmed.LastIndexOf('/') + 1)..].ToLowerInvariant());
    }
}
