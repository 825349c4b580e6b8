using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A class on its first day: the librarian takes in its list, a pupil comes in on a shared computer, a teacher opens a book for the lesson.</summary>
public sealed class ClassroomJourney(DemoPortal demo) : Journey(demo)
{
    private const string Pupil = "Siu H'Lan";

    [Fact]
    public async Task A_pupil_of_a_new_class_signs_in_by_keyboard_and_leaves_nothing_behind()
    {
        await SignInAsync(DemoPeople.Librarian, DemoPeople.Password);
        var (code, pin) = await TakeInAsync();

        await UseDeviceAsync(new() { ViewportSize = new() { Width = Widths[0], Height = 740 } });
        await GoAsync(DemoPeople.School + "/vao-lop");
        await ShouldBeUsableByEverybodyAsync();
        await Page.Keyboard.TypeAsync(code.ToLowerInvariant());
        await Page.Keyboard.PressAsync("Enter");
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "H'Lan" }));
        await Page.GetByLabel("PIN").WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        await Page.Keyboard.TypeAsync(pin);
        await Page.Keyboard.PressAsync("Enter");

        var line = Page.Locator(".shared-computer");
        await Assertions.Expect(line).ToContainTextAsync("Máy dùng chung");
        await ShouldBeUsableByEverybodyAsync();
        await Page.EvaluateAsync("localStorage.setItem('oer.find.recent', '[\"núi\"]')");
        await PressAsync(line.GetByRole(AriaRole.Button));
        await Assertions.Expect(line).ToHaveCountAsync(0);
        await EventuallyAsync(async () => (await Page.EvaluateAsync<int>("localStorage.length")).ShouldBe(0));
    }

    [Fact]
    public async Task A_teacher_opens_a_book_for_a_lesson()
    {
        await SignInAsync(DemoPeople.Teacher, DemoPeople.Password);
        await GoAsync("/tim?q=Pythagore");
        await PressAsync(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Định lí Pythagore quanh ta" }).First);
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Dùng trong lớp" }));
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Dùng trong lớp" }).WaitForAsync();
        await ShouldBeUsableByEverybodyAsync();
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Tạo mã" }));

        var code = await Page.Locator(".note .class-code").InnerTextAsync();
        await ShouldBeUsableByEverybodyAsync();
        await UseDeviceAsync(Device);
        await GoAsync($"/lop?ma={code}");
        await Page.GetByText("Định lí Pythagore quanh ta").First.WaitForAsync();
    }

    // Of a list with one class, the class's code and the PIN of its pupil's new card.
    private async Task<(string Code, string Pin)> TakeInAsync()
    {
        await GoAsync(DemoPeople.School + "/quan-tri/nhap-lop");
        await Page.Locator("#Sheet").SetInputFilesAsync(new FilePayload { Name = "lop.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"Họ và tên,Ngày sinh,Lớp\n{Pupil},2/3/2014,6K\n") });
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }));
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Nhập ", RegexOptions.None, TimeSpan.FromSeconds(1)) }));
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Xem các lớp và in thẻ" }));
        await PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = "6K", Exact = true }));
        var code = await Page.Locator("dl .class-code").InnerTextAsync();
        await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = $"Cấp thẻ mới {Pupil}" }));
        return (code, await Page.Locator(".note .class-code").InnerTextAsync());
    }
}
