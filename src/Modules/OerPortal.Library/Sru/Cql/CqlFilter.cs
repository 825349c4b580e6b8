using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Text;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Data;
using OerPortal.Library.Models;
using static OerPortal.Library.Sru.SruRefusalException;

namespace OerPortal.Library.Sru.Cql;

/// <summary>Which titles a question in CQL is about. Words are found with and without marks; a star stands for any letters, a question mark for one.</summary>
internal static class CqlFilter
{
    private const int MostWords = 20;

    /// <summary>Indexes by their names, as explain lists them.</summary>
    internal static readonly (string Name, string Title)[] Indexes =
    [
        ("cql.serverChoice", "Anywhere"), ("dc.title", "Title"), ("dc.creator", "Author"), ("dc.publisher", "Publisher"), ("dc.subject", "Subject"), ("dc.date", "Year"), ("bath.isbn", "ISBN"), ("rec.id", "Record"),
    ];

    private static readonly string[] Sets = ["cql", "dc", "bath", "rec"];

    /// <exception cref="SruRefusalException">An index, a relation or a term that is not answered.</exception>
    internal static Expression<Func<Title, bool>> Of(CqlNode node) => node switch
    {
        CqlClause clause => Of(clause),
        CqlBoolean { Operator: "and" } both => Of(both.Left).Joined(Of(both.Right), Expression.AndAlso),
        CqlBoolean { Operator: "or" } either => Of(either.Left).Joined(Of(either.Right), Expression.OrElse),
        CqlBoolean { Operator: "not" } but => Of(but.Left).Joined(Of(but.Right), (left, right) => Expression.AndAlso(left, Expression.Not(right))),
        _ => throw new InvalidOperationException("No such node."),
    };

    private static Expression<Func<Title, bool>> Of(CqlClause clause)
    {
        if (string.IsNullOrWhiteSpace(clause.Term))
            throw new SruRefusalException(EmptyTerm);
        return Bare(clause.Index) switch
        {
            "allrecords" => title => true,
            "serverchoice" or "anywhere" or "any" or "keywords" => Words(clause, title => title.Words),
            "title" => Words(clause, title => title.Name + " " + title.Volume),
            "creator" or "author" or "name" or "contributor" => Words(clause, title => title.People),
            "publisher" => Words(clause, title => title.Publisher),
            "subject" => Words(clause, title => title.Subjects),
            "date" or "year" => Year(clause),
            "isbn" or "identifier" => Isbn(clause),
            "id" => Exactly(clause, title => title.PublicId == clause.Term),
            _ => throw new SruRefusalException(UnsupportedIndex, clause.Index),
        };
    }

    private static string Bare(string index)
    {
        var point = index.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? index : Sets.Contains(index[..point]) ? index[(point + 1)..] : throw new SruRefusalException(UnsupportedSet, index[..point]);
    }

    private static Expression<Func<Title, bool>> Words(CqlClause clause, Expression<Func<Title, string>> text)
    {
        var words = PlainWords(clause.Term);
        // Signs alone: nothing is written like that.
        if (words.Length == 0)
            return title => false;
        return clause.Relation switch
        {
            "=" or "scr" or "all" => words.Select(word => Has(text, $"% {word} %")).Aggregate((one, other) => one.Joined(other, Expression.AndAlso)),
            "any" => words.Select(word => Has(text, $"% {word} %")).Aggregate((one, other) => one.Joined(other, Expression.OrElse)),
            "adj" => Has(text, $"% {string.Join(' ', words)} %"),
            "exact" or "==" => Has(text, $" {string.Join(' ', words)} "),
            "<>" => Not(Like(text, $" {string.Join(' ', words)} ")),
            _ => throw new SruRefusalException(UnsupportedRelation, clause.Relation),
        };
    }

    // As library.plain makes them; a mask at a word's end reaches into the words of the text.
    private static string[] PlainWords(string term)
    {
        var plain = Unmarked.Of(term).Replace("\\*", " ", StringComparison.Ordinal).Replace("\\?", " ", StringComparison.Ordinal);
        var letters = plain.Select(letter => letter is '*' ? '%' : letter is '?' ? '_' : char.IsAsciiLetterOrDigit(letter) || letter is >= '\u00c0' and not (>= '\u2000' and <= '\u206f') ? letter : ' ');
        return [.. new string([.. letters]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];
    }

    private static Expression<Func<Title, bool>> Year(CqlClause clause)
    {
        var years = clause.Term.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (years.Length != (clause.Relation == "within" ? 2 : 1) || !int.TryParse(years[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) || !int.TryParse(years[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            return title => false;
        return clause.Relation switch
        {
            "=" or "==" or "exact" or "scr" or "all" or "any" or "adj" => title => title.Year == first,
            "<" => title => title.Year < first,
            ">" => title => title.Year > first,
            "<=" => title => title.Year <= first,
            ">=" => title => title.Year >= first,
            "<>" => title => title.Year != first,
            "within" => title => title.Year >= first && title.Year <= last,
            _ => throw new SruRefusalException(UnsupportedRelation, clause.Relation),
        };
    }

    private static Expression<Func<Title, bool>> Isbn(CqlClause clause)
    {
        var forms = IsbnForms.Of(clause.Term);
        return Exactly(clause, title => forms.Contains(title.Isbn));
    }

    private static Expression<Func<Title, bool>> Exactly(CqlClause clause, Expression<Func<Title, bool>> isIt) => clause.Relation switch
    {
        "=" or "==" or "exact" or "scr" or "all" or "any" or "adj" => isIt,
        "<>" => Not(isIt),
        _ => throw new SruRefusalException(UnsupportedRelation, clause.Relation),
    };

    // All that is asked for stands among the title's words too, which need no work to be looked through: few are left for that.
    private static Expression<Func<Title, bool>> Has(Expression<Func<Title, string>> text, string pattern)
    {
        var piece = pattern.Split(' ', '%', '_').MaxBy(part => part.Length)!;
        Expression<Func<Title, bool>> hasPiece = title => title.Words.Contains(piece);
        return hasPiece.Joined(Like(text, pattern), Expression.AndAlso);
    }

    private static Expression<Func<Title, bool>> Like(Expression<Func<Title, string>> text, string pattern)
    {
        Expression<Func<string, bool>> like = words => EF.Functions.Like(LibraryDbContext.Plain(words), pattern, "\\");
        return Expression.Lambda<Func<Title, bool>>(TitleConditions.Put(text.Body, like), text.Parameters);
    }

    private static Expression<Func<Title, bool>> Not(Expression<Func<Title, bool>> one) => Expression.Lambda<Func<Title, bool>>(Expression.Not(one.Body), one.Parameters);
}
