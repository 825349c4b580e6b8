using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Models;
using OerPortal.Library.Printing;

namespace OerPortal.Library.Between;

/// <summary>What goes with books from school to school: the slip in a book, the manifest of a box.</summary>
internal sealed class BetweenPapers(SchoolPaper school, ISites sites, IStringLocalizer strings)
{
    private string NameOf(Guid id) => sites.Find(id)?.Name ?? "";

    /// <summary>No reader stands on it.</summary>
    internal byte[] Slip(Interloan its, Stay stay, DateOnly today)
    {
        using var paper = school.Begin(strings["library.slip.title"]);
        paper.Head(school.Head(strings["library.slip.title"], strings["library.slip.subtitle"], "", today));
        paper.Words(strings["library.slip.from", NameOf(its.LenderId!.Value)]);
        paper.Words(strings["library.slip.to", NameOf(its.SiteId)]);
        paper.Table(
            [(strings["library.letters.order"], 8, true), (strings["library.number"], 18, false), (strings["library.register.book"], 62, false), (strings["library.letters.price"], 17, true), (strings["library.slip.due"], 22, false)],
            [["1", its.Copy!.RegisterNumber, its.Book, school.Money(its.Copy.Price), its.DueOn?.Day() ?? ""]]);
        paper.Words(strings["library.slip.code", stay.Code]);
        paper.Qr(stay.Code);
        paper.Words(strings["library.slip.rule"]);
        paper.Signatures([(strings["library.slip.sender"], ""), (strings["library.slip.receiver"], "")], strings["library.letters.sign"]);
        return paper.Finish();
    }

    /// <summary>Numbers, titles, the way, and both signatures.</summary>
    internal byte[] Manifest(Box box, IReadOnlyList<BoxCopy> items, DateOnly today)
    {
        using var paper = school.Begin(strings["library.box.manifest"]);
        paper.Head(school.Head(strings["library.box.manifest"], box.Name, "", today));
        paper.Words(strings["library.box.manifest.home", NameOf(box.SiteId)]);
        var to = box.Towards ?? box.Next;
        if (to is not null)
            paper.Words(strings["library.box.manifest.handOver", NameOf(box.Stops.Find(s => s.Place == to.Place - 1)?.SchoolId ?? box.SiteId), NameOf(to.SchoolId)]);
        if (box.Note.Length > 0)
            paper.Words(strings["library.stock.minutes.note", box.Note]);
        paper.Heading(strings["library.box.way"]);
        foreach (var stop in box.Stops.OrderBy(s => s.Place))
            paper.Words($"{stop.Place}. {NameOf(stop.SchoolId)}: {strings["library.box.fromTo", stop.From.Day(), stop.Until.Day()]}");
        paper.Heading(strings["library.box.books"]);
        var there = items.Where(i => i.Item.LostAt is null).ToList();
        paper.Table(
            [(strings["library.letters.order"], 8, true), (strings["library.number"], 18, false), (strings["library.register.book"], 72, false), (strings["library.letters.price"], 18, true), (strings["library.box.manifest.note"], 24, false)],
            items.Select((item, at) => (IReadOnlyList<string>)
                [$"{at + 1}", item.Copy.RegisterNumber, Book(item.Copy.Title), school.Money(item.Copy.Price), item.Item.LostAt is not null ? strings["library.box.item.lost", NameOf(item.Item.LostSchoolId ?? box.SiteId)] : ""]),
            ["", "", strings.Count("library.voucher.copies", there.Count), school.Money(there.Sum(i => i.Copy.Price)), ""]);
        paper.Signatures([(strings["library.slip.sender"], ""), (strings["library.slip.receiver"], "")], strings["library.letters.sign"]);
        return paper.Finish();
    }

    private static string Book(Title title) => title.People.Length > 0 ? $"{title.People}. {title.Heading}" : title.Heading;
}
