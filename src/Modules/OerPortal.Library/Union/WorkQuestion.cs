using System.Linq.Expressions;
using OerPortal.Library.Models;

namespace OerPortal.Library.Union;

/// <summary>A question about titles put to works, which have the fields that are searched by the same names.</summary>
internal sealed class WorkQuestion : ExpressionVisitor
{
    private readonly ParameterExpression _work = Expression.Parameter(typeof(Work));
    private readonly ParameterExpression _title;

    private WorkQuestion(ParameterExpression title) => _title = title;

    internal static Expression<Func<Work, bool>> Of(Expression<Func<Title, bool>> which)
    {
        var question = new WorkQuestion(which.Parameters[0]);
        return Expression.Lambda<Func<Work, bool>>(question.Visit(which.Body), question._work);
    }

    protected override Expression VisitMember(MemberExpression node) => node.Expression == _title ? Expression.Property(_work, node.Member.Name) : base.VisitMember(node);
}
