using OerPortal.SearchQuality.Catalogue;
using OerPortal.SearchQuality.Judged;

namespace OerPortal.Search.Tests.Quality;

/// <summary>The judged questions and the catalogue they are asked of.</summary>
public sealed class QuestionTests
{
    private static readonly IReadOnlyList<Item> Catalogue = SchoolCatalogue.Make(subject => subject);

    [Fact]
    public void The_catalogue_is_as_large_as_a_provinces() => Catalogue.Count.ShouldBeGreaterThan(2000);

    [Fact]
    public void The_catalogue_is_the_same_every_time() =>
        SchoolCatalogue.Make(subject => subject).Select(item => item.ToString()).ShouldBe(Catalogue.Select(item => item.ToString()));

    [Fact]
    public void There_are_enough_questions_and_none_twice()
    {
        Question.All.Count.ShouldBeGreaterThanOrEqualTo(150);
        Question.All.GroupBy(question => question.Typed).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
    }

    // People also ask for what nobody has contributed; then something near is best.
    [Fact]
    public void Every_question_has_an_answer() =>
        Question.All.Where(question => !Catalogue.Any(item => question.Grade(item) >= 2)).Select(question => question.Typed).ShouldBeEmpty();

    [Theory]
    [InlineData("toan 4 phan so", "toan", 4, "So sánh phân số", 3)]
    [InlineData("toan 4 phan so", "toan", 6, "Phân số với tử và mẫu là số nguyên", 2)]
    [InlineData("toan 4 phan so", "toan", 4, "Hình thoi", 0)]
    [InlineData("toan 4", "toan", 6, "Số nguyên âm", 1)]
    [InlineData("đề thi toán 6 học kì 1", "toan", 6, "học kì 1", 3)]
    [InlineData("đề thi toán 6 học kì 1", "toan", 6, "giữa học kì 1", 2)]
    [InlineData("niu ton", "vat-li", 10, "Ba định luật Newton", 3)]
    [InlineData("niu ton", "toan", 10, "Nhị thức Newton", 2)]
    public void A_resource_is_graded_by_what_agrees(string typed, string subject, int grade, string topic, int expected)
    {
        var item = Catalogue.First(one => one.Subject == subject && one.Grade == grade && one.Topic == topic);

        Question.All.Single(question => question.Typed == typed).Grade(item).ShouldBe(expected);
    }
}
