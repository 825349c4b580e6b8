using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>The pages behind sign-in, for the people they are for.</summary>
public sealed class DeskPagesTests(DemoPortal demo) : Journey(demo)
{
    public static TheoryData<string, string[]> Desks => new()
    {
        { DemoPeople.Teacher, ["/toi", "/toi/hai-buoc", "/toi/thong-bao", "/tu-sach", DemoPeople.School + "/dong-gop"] },
        { DemoPeople.Reviewer, ["/duyet", "/bo-suu-tap"] },
        { DemoPeople.Librarian, [DemoPeople.School + "/quan-tri", DemoPeople.School + "/quan-tri/trang", DemoPeople.School + "/quan-tri/tin", DemoPeople.School + "/quan-tri/tin/moi", DemoPeople.School + "/quan-tri/thanh-vien"] },
        { DemoPeople.Administrator, ["/quan-tri", "/quan-tri/tinh-nang", "/quan-tri/truong", "/quan-tri/nhat-ky", "/quan-tri/he-thong", "/quan-tri/thanh-vien"] },
    };

    [Theory]
    [MemberData(nameof(Desks))]
    public async Task A_page_behind_sign_in_is_usable_by_everybody(string userName, string[] addresses)
    {
        await SignInAsync(userName, DemoPeople.Password);
        foreach (var address in addresses)
        {
            foreach (var width in new[] { 360, 1280 })
            {
                await Page.SetViewportSizeAsync(width, 800);
                (await GoAsync(address)).Status.ShouldBe(200, address);
                await ShouldBeUsableByEverybodyAsync();
            }
        }
    }

    [Theory]
    [InlineData("/quan-tri/truong")]
    [InlineData("/quan-tri/he-thong")]
    [InlineData("/duyet")]
    public async Task A_pupil_is_told_that_a_desk_is_not_for_pupils(string address)
    {
        await SignInAsync(DemoPeople.Student, DemoPeople.Password);

        (await GoAsync(address)).Status.ShouldBe(403);

        await Page.GetByText("Trang này cần quyền khác").WaitForAsync();
    }
}
