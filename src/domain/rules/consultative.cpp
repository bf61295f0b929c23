#include "domain/rules/consultative.hpp"

namespace linyi::rules {

RuleBook consultative() {
    RuleBook book;
    RuleSet majority{.name = "household_majority",
                     .title_zh = "户数过半",
                     .title_en = "more than half of the households that answer",
                     .source = "custom of residents' chats; one household, one vote",
                     .method = Method::body};
    majority.body = {.agreement = more_than_half, .base = BodyBase::present};
    book.put(std::move(majority));
    book.put({.name = "plurality",
              .title_zh = "最多票",
              .title_en = "most votes; a tie has no winner",
              .source = "custom of residents' chats; one household, one vote",
              .method = Method::plurality});
    return book;
}

}  // namespace linyi::rules
