using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>A librarian puts blocks and menu entries in order by dragging them, and one with the keyboard.</summary>
public sealed class OrderJourney(DemoPortal demo) : Journey(demo)
{
    private const string School = "/truong/tieu-hoc-go-lua";

    [Fact]
    public async Task Blocks_and_menu_entries_are_dragged_to_their_place()
    {
        await SignInAsync("thuvien.golua@demo.oer", DemoPeople.Password);
        await GoAsync(School + "/quan-tri/trang-chu");
        var blocks = await NamesAsync();
        await DragAsync(from: 3, to: 1);
        await EventuallyAsync(async () => (await NamesAsync()).ShouldBe([blocks[0], blocks[3], blocks[1], blocks[2], .. blocks[4..]]));
        await ShouldBeUsableByEverybodyAsync();

        await GoAsync(School + "/quan-tri/menu");
        var entries = await NamesAsync();
        await DragAsync(from: 1, to: 3);
        string[] moved = [entries[0], entries[2], entries[3], entries[1], .. entries[4..]];
        await EventuallyAsync(async () => (await NamesAsync()).ShouldBe(moved));
        await ShouldBeUsableByEverybodyAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = $"Chuyển lên: {moved[3]}", Exact = true }).PressAsync("Enter");
        await EventuallyAsync(async () => (await NamesAsync())[2].ShouldBe(moved[3]));
    }

    private ILocator Rows => Page.Locator("[data-order] > li");

    private async Task<string[]> NamesAsync() => [.. await Rows.Locator("b").AllTextContentsAsync()];

    private async Task DragAsync(int from, int to)
    {
        var grip = (await Rows.Nth(from).Locator(".grip").BoundingBoxAsync())!;
        var over = (await Rows.Nth(to).BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(grip.X + (grip.Width / 2), grip.Y + (grip.Height / 2));
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(grip.X + 8, from > to ? over.Y + 2 : over.Y + over.Height - 2, new() { Steps = 6 });
        await Page.RunAndWaitForNavigationAsync(() => Page.Mouse.UpAsync());
    }
}
