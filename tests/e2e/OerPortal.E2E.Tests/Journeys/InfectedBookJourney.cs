using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A teacher whose computer has caught something.</summary>
public sealed class InfectedBookJourney(DemoPortal demo) : Journey(demo)
{
    [Fact]
    public async Task A_book_with_a_virus_inside_is_quarantined_the_teacher_sees_why_and_nothing_of_it_is_served()
    {
        await SignInAsync(DemoPeople.SecondTeacher, DemoPeople.Password);
        await GoAsync(DemoPeople.School + "/dong-gop");

        await Page.Locator("oer-contribute input[multiple]").SetInputFilesAsync(SmallBook.Epub("Sách nhiễm", "Một câu.", infected: true));

        await Page.Locator("[data-files] .error").Filter(new() { HasText = "Phát hiện mã độc" }).WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        var file = await Page.Locator("[data-files] input[name=fileId]").First.InputValueAsync();
        foreach (var address in new[] { $"/tep/{file}/sach-cua-em.epub", $"/an-pham/{file}/manifest.json", $"/an-pham/{file}/c1.xhtml", $"/tep/{file}/bia" })
            (await Page.APIRequest.GetAsync(Demo.Portal.Address + DemoPeople.School + address)).Status.ShouldBe(404, address);

        await GoAsync("/toi/thong-bao");
        await Page.GetByText("có mã độc").First.WaitForAsync();
    }
}
