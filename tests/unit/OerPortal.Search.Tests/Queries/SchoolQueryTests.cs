using OerPortal.Resources;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Tests.Queries;

/// <summary>Which words of a question name a subject, a grade, a kind or a level.</summary>
public sealed class SchoolQueryTests
{
    [Theory]
    [InlineData("toan lop 4", "Subject:toan Grade:4", "")]
    [InlineData("Toán lớp 4", "Subject:toan Grade:4", "")]
    [InlineData("lop4 toan", "Subject:toan Grade:4", "")]
    [InlineData("toán 4 phân số", "Subject:toan Grade:4", "phan so")]
    [InlineData("phan so lop 4 mon toan", "Subject:toan Grade:4", "phan so")]
    [InlineData("KHTN 6", "Subject:khoa-hoc-tu-nhien Grade:6", "")]
    [InlineData("gdcd7", "Subject:giao-duc-cong-dan Grade:7", "")]
    [InlineData("giáo án toán 4", "Subject:toan Kind:ke-hoach-bai-day Grade:4", "")]
    [InlineData("giao an", "Kind:ke-hoach-bai-day", "")]
    [InlineData("đề thi học kì 1 văn 8", "Subject:ngu-van Kind:de-kiem-tra Grade:8", "hoc ki 1")]
    [InlineData("địa lý lớp 9", "Subject:dia-li Grade:9", "")]
    [InlineData("lịch sử và địa lí 5", "Subject:lich-su-dia-li Grade:5", "")]
    [InlineData("thơ lớp 6", "Grade:6", "tho")]
    [InlineData("bài giảng cấp 2", "Kind:bai-giang Level:thcs", "")]
    [InlineData("toan hoc ki 1", "Subject:toan", "hoc ki 1")]
    [InlineData("toán lớp bốn", "Subject:toan Grade:4", "")]
    [InlineData("lop muoi hai", "Grade:12", "")]
    [InlineData("lớp mười", "Grade:10", "")]
    [InlineData("bài tập toán 5 cc by", "Subject:toan Kind:phieu-bai-tap Grade:5 Licence:cc-by-4.0", "")]
    [InlineData("sơ đồ tư duy truyện Kiều", "Kind:tai-lieu", "truyen kieu")]
    public void Names_are_understood(string typed, string facets, string rest)
    {
        var read = SchoolQuery.Read(QueryText.Read(typed));
        read.Facets.Select(facet => $"{facet.Field}:{facet.Code}").ShouldBe(facets.Split(' '), ignoreOrder: true);
        string.Join(' ', read.Rest.SelectMany(unit => unit.Tokens).Select(token => token.Folded)).ShouldBe(rest);
    }

    [Theory]
    [InlineData("an toan giao thong")]
    [InlineData("văn nghệ")]
    [InlineData("toàn tập")]
    [InlineData("\"toán lớp 4\"")]
    [InlineData("lớp 13")]
    [InlineData("lớp học")]
    [InlineData("lớp sau")]
    [InlineData("ảnh hưởng")]
    [InlineData("sinh nhật")]
    [InlineData("con hoa tin")]
    [InlineData("")]
    public void Words_that_name_nothing_are_words(string typed) => SchoolQuery.Read(QueryText.Read(typed)).IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData("video sử 8", "lich-su-dia-li")]
    [InlineData("sử 10", null)]
    [InlineData("hoá 8", "khoa-hoc-tu-nhien")]
    [InlineData("lịch sử", null)]
    [InlineData("gdcd 11", "kinh-te-phap-luat")]
    public void A_subject_is_also_what_the_programme_calls_it_in_that_grade(string typed, string? also) =>
        SchoolQuery.Read(QueryText.Read(typed)).Facets.Single(facet => facet.Field == FacetField.Subject).Also.ShouldBe(also);

    [Fact]
    public void Every_code_of_the_vocabulary_is_one_of_ours()
    {
        var known = SchoolVocabulary.All.Where(word => word.Field is not null).ToLookup(word => word.Field, word => word.Code);
        known[FacetField.Subject].Except(Subjects.All).ShouldBeEmpty();
        known[FacetField.Kind].Except(ResourceKinds.All).ShouldBeEmpty();
        known[FacetField.Level].Except(SchoolLevels.All).ShouldBeEmpty();
        new[] { "lich-su", "dia-li", "vat-li", "hoa-hoc", "sinh-hoc", "khoa-hoc", "ngu-van", "giao-duc-cong-dan" }
            .SelectMany(code => Enumerable.Range(1, 12).Select(grade => Programme.SubjectOf(code, grade))).OfType<string>().Except(Subjects.All).ShouldBeEmpty();
        known[FacetField.Licence].Except(Licences.All.Select(licence => licence.Code)).ShouldBeEmpty();
    }
}
