using System.Collections.Frozen;

namespace OerPortal.Resources.Citing;

/// <summary>Tells a body (a school, a publisher, an office) from a person by the words its name begins with; descriptions hold one name and no more.</summary>
internal static class NamedBody
{
    private static readonly FrozenSet<string> First = new[]
    {
        "trường", "sở", "phòng", "bộ", "tổ", "ban", "hội", "viện", "khoa", "nxb", "ubnd", "thpt", "thcs", "nhóm", "câu lạc bộ", "nhà xuất bản", "trung tâm", "thư viện",
        "đại học", "học viện", "công ty", "uỷ ban", "ủy ban", "bảo tàng", "đài", "báo", "tạp chí", "quỹ", "liên đoàn", "department", "ministry", "university", "school", "institute", "the",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Last = new[]
    {
        "press", "publishing", "publishers", "university", "school", "foundation", "institute", "ltd", "inc", "college", "library", "society", "association", "project", "team", "group",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static bool Is(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
            return false;
        // Family names such as Bộ or Ban do not exist; "Đài" and "Tổ" stand first in no person's name.
        return Enumerable.Range(1, Math.Min(3, words.Length - 1)).Any(n => First.Contains(string.Join(' ', words[..n]))) || Last.Contains(words[^1].TrimEnd('.', ','));
    }
}
