using System.Globalization;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Import;
using OerPortal.Library.Models;
using OerPortal.Marc;

namespace OerPortal.Library.Marc;

/// <summary>
/// A title as a record of MARC 21. Where it came from a record, that record goes out again, and only the fields are written anew in which the
/// title says something else today.
/// </summary>
internal sealed class TitleMarc
{
    private readonly Title _title;
    private readonly TitleForm _was;
    private readonly List<ControlField> _control;
    private readonly List<DataField> _data;
    private readonly string _leader;
    private readonly bool _isNew;
    private bool _isChanged;

    private TitleMarc(Title title, MarcRecord? kept, int thisYear)
    {
        (_title, _isNew) = (title, kept is null);
        _was = kept is null ? new TitleForm() : RecordFacts.Of(kept, thisYear);
        _leader = kept?.Leader ?? "00000nam a2200000 i 4500";
        (_control, _data) = ([.. kept?.ControlFields ?? []], [.. kept?.DataFields ?? []]);
    }

    /// <param name="kept">From which it came; null for none.</param>
    internal static MarcRecord Of(Title title, MarcRecord? kept, int thisYear) => new TitleMarc(title, kept, thisYear).Record();

    /// <summary>With a field for each copy: store, class, author mark, number on the book.</summary>
    internal static MarcRecord WithHoldings(MarcRecord record, Title title, string school, IEnumerable<Copy> copies) => record with
    {
        DataFields = [.. record.DataFields, .. copies.Select(copy => Field("852", "  ", ('a', school), ('b', copy.Store), ('h', title.ClassMark), ('i', CallNumbers.AuthorMark(title.People.Length > 0 ? title.People : title.Name)), ('p', copy.Barcode)) ?? throw new InvalidOperationException("A copy has a barcode."))],
    };

    private MarcRecord Record()
    {
        Numbers();
        if (!Same(_was.ClassMark, _title.ClassMark))
            Put(RecordFacts.ClassField(new MarcRecord("", [], _data)), ClassField());
        People();
        Publication();
        Subjects();
        Kind();
        if (!Same(_was.Note, _title.Note))
            Replace(field => field.Tag == "500", [.. _title.Note.Split('\n').Select(note => Field("500", "  ", ('a', note)))]);
        Control();
        return new MarcRecord(_leader, _control, _data);
    }

    private void Control()
    {
        if (_isNew)
            _control.Add(new ControlField("001", _title.PublicId));
        if (!_isChanged)
            return;
        _control.RemoveAll(field => field.Tag == "005");
        _control.Add(new ControlField("005", _title.ChangedAt.UtcDateTime.ToString("yyyyMMddHHmmss'.0'", CultureInfo.InvariantCulture)));
        if (_isNew)
            _control.Add(new ControlField("008", FixedPlaces()));
        _control.Sort((one, other) => string.CompareOrdinal(one.Tag, other.Tag));
    }

    // Books of Vietnam in Vietnamese, as far as their letters show; of others nothing is claimed.
    private string FixedPlaces()
    {
        var language = $"{_title.Name} {_title.People} {_title.Publisher}".Any(letter => letter is 'đ' or 'Đ' or 'ơ' or 'ư' or (>= '\u1ea0' and <= '\u1ef9')) ? "vie" : "|||";
        var (dates, place) = (_title.Year is { } year ? $"s{year:0000}    " : "nuuuuuuuu", language == "vie" ? "vm " : "xx ");
        return $"{_title.AddedAt.UtcDateTime.ToString("yyMMdd", CultureInfo.InvariantCulture)}{dates}{place}||||| |||| 00| ||{language} d";
    }

    private void Numbers()
    {
        if (Same(_was.Isbn, _title.Isbn) && Same(_was.Price, $"{_title.Price}"))
            return;
        var first = _data.Find(field => field.Tag == "020");
        Put(first, Field("020", "  ", ('a', _title.Isbn), ('c', _title.Price is { } price ? string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{price:N0}đ") : null)));
    }

    private DataField? ClassField()
        => _title.ClassMark.Length > 2 && _title.ClassMark.AsSpan(0, 3).IndexOfAnyExceptInRange('0', '9') < 0
            ? Field("082", "04", ('a', _title.ClassMark), ('2', "23"))
            : Field("084", "  ", ('a', _title.ClassMark), ('2', "local"));

    // Vietnamese names are entered as they are said. Who is named behind a role has no entry of their own: roles are words of the title page.
    private void People()
    {
        var (samePeople, sameName) = (Same(_was.People, _title.People), Same(_was.Name, _title.Name) && Same(_was.Volume, _title.Volume));
        if (samePeople && sameName)
            return;
        if (!samePeople)
        {
            var end = _title.People.IndexOfAny([';', '(']);
            var first = (end < 0 ? _title.People : _title.People[..end]).Trim();
            Replace(field => field.Tag is "100" or "700", Field("100", "0 ", ('a', first)));
        }
        var colon = _title.Name.IndexOf(": ", StringComparison.Ordinal);
        var (name, rest) = colon > 0 ? (_title.Name[..colon], _title.Name[(colon + 2)..]) : (_title.Name, "");
        var hasEntry = _data.Exists(field => field.Tag is "100" or "110");
        Replace(field => field.Tag == "245", Field(
            "245", hasEntry ? "10" : "00", ('a', Ended(name, rest.Length > 0 ? " :" : _title.Volume.Length > 0 ? "." : Slash)), ('b', Ended(rest, _title.Volume.Length > 0 ? "." : Slash)), ('n', Ended(_title.Volume, Slash)), ('c', _title.People)));
    }

    private string Slash => _title.People.Length > 0 ? " /" : "";

    private void Publication()
    {
        if (!Same(_was.Edition, _title.Edition))
            Put(_data.Find(field => field.Tag == "250"), Field("250", "  ", ('a', _title.Edition)));
        var publication = RecordFacts.Publication(new MarcRecord("", [], _data));
        if (!(Same(_was.Place, _title.Place) && Same(_was.Publisher, _title.Publisher) && Same(_was.Year, $"{_title.Year}")))
            Put(publication, Field(publication?.Tag ?? "264", publication is null ? " 1" : $"{publication.First}{publication.Second}", ('a', Ended(_title.Place, _title.Publisher.Length > 0 ? " :" : "")), ('b', Ended(_title.Publisher, _title.Year is null ? "" : ",")), ('c', $"{_title.Year}")));
        if (Same(_was.Pages, $"{_title.Pages}"))
            return;
        var extent = _data.Find(field => field.Tag == "300");
        var pages = _title.Pages is { } count ? new Subfield('a', extent?['b'] is null && extent?['c'] is null ? $"{count} tr." : $"{count} tr. ;") : null;
        Subfield[] size = [.. extent?.Subfields.Where(s => s.Code != 'a') ?? []];
        Put(extent, pages is null && size.Length == 0 ? null : new DataField("300", ' ', ' ', pages is null ? size : [pages, .. size]));
    }

    // What is still said stays as it was said; the rest are words of the school's own.
    private void Subjects()
    {
        if (Same(_was.Subjects, _title.Subjects))
            return;
        var now = _title.Subjects.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var were = (_was.Subjects ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        Remove(field => RecordFacts.IsSubject(field) && RecordFacts.Subject(field) is var subject && were.Contains(subject) && !now.Contains(subject));
        foreach (var subject in now.Except(were))
            Put(null, Field("653", "  ", ('a', subject)));
    }

    private void Kind()
    {
        if (_isNew || _was.Kind != _title.Kind)
            Replace(RecordFacts.IsKind, Field("655", " 7", ('a', BookKinds.Name(_title.Kind)), ('2', "local")));
        if (_was.Grade != _title.Grade)
            Replace(RecordFacts.IsGrade, Field("521", "  ", ('a', _title.Grade is { } grade ? $"Lớp {grade}" : null)));
    }

    private static bool Same(string? was, string now) => (was ?? "") == now;

    private static string Ended(string text, string sign) => text.Length == 0 ? "" : text + sign;

    private static DataField? Field(string tag, string indicators, params ReadOnlySpan<(char Code, string? Value)> subfields)
        => new MarcFields().Add(tag, indicators, subfields).ToRecord("").DataFields is [var field] ? field : null;

    private void Remove(Predicate<DataField> which) => _isChanged |= _data.RemoveAll(which) > 0;

    private void Replace(Predicate<DataField> which, params DataField?[] fields)
    {
        Remove(which);
        foreach (var field in fields)
            Put(null, field);
    }

    /// <summary>In its place, or behind the last field whose tag is not larger.</summary>
    private void Put(DataField? old, DataField? field)
    {
        _isChanged = true;
        var at = old is null ? -1 : _data.IndexOf(old);
        if (at >= 0)
            _data.RemoveAt(at);
        if (field is null)
            return;
        if (at < 0 || old!.Tag != field.Tag)
            at = _data.FindLastIndex(other => string.CompareOrdinal(other.Tag, field.Tag) <= 0) + 1;
        _data.Insert(at, field);
    }
}
