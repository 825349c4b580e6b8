namespace OerPortal.Search.Queries;

/// <summary>Which subject of the 2018 programme a grade learns what people call by another name (Thông tư 32/2018/TT-BGDĐT).</summary>
internal static class Programme
{
    /// <returns>Null when it is taught there by its own name.</returns>
    public static string? SubjectOf(string code, int grade) => (code, grade) switch
    {
        ("lich-su" or "dia-li", >= 4 and <= 9) => "lich-su-dia-li",
        ("vat-li" or "hoa-hoc" or "sinh-hoc" or "khoa-hoc", >= 6 and <= 9) => "khoa-hoc-tu-nhien",
        ("ngu-van", <= 5) => "tieng-viet",
        ("giao-duc-cong-dan", <= 5) => "dao-duc",
        ("giao-duc-cong-dan", >= 10) => "kinh-te-phap-luat",
        _ => null,
    };
}
