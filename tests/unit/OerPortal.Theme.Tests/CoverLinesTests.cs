
namespace OerPortal.Theme.Tests;

public sealed class CoverLinesTests
{
    private const int Width = 456;

    [Fact]
    public void A_short_title_is_set_large() =>
        CoverLines.Fit("Tây Nguyên", Width, 360).ShouldSatisfyAllConditions(
            fit => fit.Size.ShouldBe(76),
            fit => fit.Lines.ShouldBe(["Tây Nguyên"]));

    [Fact]
    public void A_long_title_is_set_smaller_and_no_line_leaves_the_cover()
    {
        var (size, lines) = CoverLines.Fit(
            "Tuyển tập đề kiểm tra giữa học kì môn Ngữ văn lớp 9 có đáp án và hướng dẫn chấm chi tiết", Width, 360);

        size.ShouldBeLessThan(60);
        lines.ShouldAllBe(line => CoverLines.Measure(line, size) <= Width);
        (lines.Count * size * 1.35).ShouldBeLessThanOrEqualTo(360);
    }

    [Fact]
    public void A_title_without_end_is_cut_with_an_ellipsis()
    {
        var (_, lines) = CoverLines.Fit(string.Join(' ', Enumerable.Repeat("nghiêng", 80)), Width, 360);

        lines[^1].ShouldEndWith("…");
        lines.SkipLast(1).ShouldAllBe(line => !line.EndsWith('…'));
    }

    [Fact]
    public void A_word_wider_than_the_cover_is_cut_rather_than_let_out() =>
        CoverLines.Fit(new string('m', 60), Width, 360).Lines.ShouldHaveSingleItem().ShouldEndWith("…");

    [Fact]
    public void Words_are_never_split_and_keep_their_order()
    {
        const string title = "Đất đỏ bazan: bài thực hành cho học sinh lớp tám";

        string.Join(' ', CoverLines.Fit(title, Width, 360).Lines).ShouldBe(title);
    }

    [Fact]
    public void Lines_are_even_rather_than_one_long_and_one_short()
    {
        var lines = CoverLines.Wrap("Vòng tuần hoàn của nước trên núi", 44, Width, 9);

        var widths = lines.Select(line => CoverLines.Measure(line, 44)).ToList();
        (widths.Min() / widths.Max()).ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public void Composed_and_decomposed_letters_are_equally_wide() =>
        CoverLines.Measure("Ngữ".Normalize(System.Text.NormalizationForm.FormD), 40).ShouldBe(CoverLines.Measure("Ngữ", 40));
}
