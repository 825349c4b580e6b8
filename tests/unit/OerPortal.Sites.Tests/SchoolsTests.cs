using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class SchoolsTests(PortalApp app)
{
    [Theory]
    [InlineData("Đăk Glei")]
    [InlineData("dak glei")]
    [InlineData("ĐAK GLEI")]
    public async Task A_school_is_found_with_or_without_marks(string typed)
    {
        var school = await app.CreateSchoolAsync("Trường PTDTNT Đăk Glei");
        using var visitor = app.Guest();
        var page = await visitor.OpenAsync($"/truong?ten={Uri.EscapeDataString(typed)}");
        page.Document.QuerySelector($".grid a[href='{school.PathPrefix}/']").ShouldNotBeNull();
        page.TextsOf(".grid .card").ShouldAllBe(card => card.Contains("Đăk Glei"));
    }

    [Fact]
    public async Task No_match_offers_the_way_on()
    {
        using var visitor = app.Guest();
        var page = await visitor.OpenAsync("/truong?ten=zzzzzz");
        page.ShouldSay("Không có trường nào tên như vậy");
        page.Document.QuerySelector(".empty a[href='/truong']").ShouldNotBeNull();
    }
}
