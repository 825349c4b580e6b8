using System.Net.Mail;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;

namespace OerPortal.Library.Cards;

/// <summary>Who somebody is, as the form of a card asks: no more than a library needs to lend and to ask for its books back.</summary>
public sealed class CardForm
{
    internal const int OldestAge = 120;
    internal const int YoungestAge = 3;

    public string? Name { get; set; }

    public string? BornYear { get; set; }

    public string? Guardian { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public string? Mail { get; set; }

    public string? Department { get; set; }

    public string? Purpose { get; set; }

    internal static CardForm Of(ReaderCard card) => new()
    {
        Name = card.Name,
        BornYear = $"{card.BornYear}",
        Guardian = card.Guardian,
        Address = card.Address,
        Phone = card.Phone,
        Mail = card.Mail,
        Department = card.Department,
        Purpose = card.Purpose,
    };

    /// <summary>Writes it on a card; what is wrong stands at its field of the form <c>Input</c>.</summary>
    internal void Fill(ReaderCard card, ModelStateDictionary form, IStringLocalizer strings, DateOnly today)
    {
        card.Rename(Line(Name, nameof(Name), ReaderCard.NameLength));
        card.Guardian = Line(Guardian, nameof(Guardian), ReaderCard.NameLength);
        card.Address = Line(Address, nameof(Address), ReaderCard.LineLength);
        card.Call(Line(Phone, nameof(Phone), ReaderCard.PhoneLength));
        card.Mail = Line(Mail, nameof(Mail), ReaderCard.LineLength);
        card.Department = Line(Department, nameof(Department), ReaderCard.NameLength);
        card.Purpose = Line(Purpose, nameof(Purpose), ReaderCard.LineLength);
        if (card.Name.Length == 0)
            Wrong(nameof(Name), "library.card.name.missing");
        if (card.Phone.Length > 0 && !PhoneFigures.AreWhole(card.Phone))
            Wrong(nameof(Phone), "library.card.phone.wrong");
        if (card.Mail.Length > 0 && (card.Mail.Contains(' ', StringComparison.Ordinal) || !MailAddress.TryCreate(card.Mail, out _)))
            Wrong(nameof(Mail), "library.card.mail.wrong");
        if (card.Kind == ReaderKind.Resident)
            CheckResident();

        string Line(string? written, string field, int longest) => form.Line(written, $"Input.{field}", longest, strings);

        void Wrong(string field, string key) => form.AddModelError($"Input.{field}", strings[key]);

        void CheckResident()
        {
            if (Figures.Read(BornYear) is { } year && year >= today.Year - OldestAge && year <= today.Year - YoungestAge)
                card.BornYear = (int)year;
            else
                form.AddModelError($"Input.{nameof(BornYear)}", strings["library.card.born.wrong", today.Year - OldestAge, today.Year - YoungestAge]);
            // Who becomes sixteen this year may not be it yet.
            if (card.BornYear is { } born && today.Year - born <= ReaderCard.OwnAge && card.Guardian.Length == 0)
                Wrong(nameof(Guardian), "library.card.guardian.missing");
            if (card.Address.Length == 0)
                Wrong(nameof(Address), "library.card.address.missing");
            if (card.Phone.Length == 0 && card.Mail.Length == 0)
                Wrong(nameof(Phone), "library.card.contact.missing");
        }
    }
}
